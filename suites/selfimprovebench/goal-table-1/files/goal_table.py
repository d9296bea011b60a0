def goal_table(matches):
    goals = {}
    for home, scored, conceded, away in matches:
        goals[home] = goals.get(home) + scored
        goals[away] = goals.get(away) + conceded
    return goals
