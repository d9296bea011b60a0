def mean_ages(teams):
    return {team: sum(ages) / len(ages) for team, ages in teams.items()}
