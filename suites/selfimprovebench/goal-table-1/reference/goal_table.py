def goal_table(matches):
    goals = {}
    for home, scored, conceded, away in matches:
        goals[home] = goals.get(home, 0) + scored
        goals[away] = goals.get(away, 0) + conceded
    return goals
