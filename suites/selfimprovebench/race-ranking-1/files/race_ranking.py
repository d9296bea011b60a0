def race_ranking(runners):
    ranked = sorted(runners, key=lambda runner: runner[1])
    return [name for name, points in ranked]
