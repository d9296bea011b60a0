def mean_ages(teams):
    return {team: sum(ages) / len(ages) if ages else 0 for team, ages in teams.items()}
