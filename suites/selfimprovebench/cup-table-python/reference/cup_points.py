from scoring import points


def cup_points(team, homes, aways, home_goals, away_goals):
    total = 0
    for home, away, scored, conceded in zip(homes, aways, home_goals, away_goals):
        if home == team:
            total += points(scored, conceded)
        elif away == team:
            total += points(conceded, scored)
    return total
