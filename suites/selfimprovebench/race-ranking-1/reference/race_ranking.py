def race_ranking(runners):
    ranked = sorted(runners, key=lambda runner: (-runner[1], runner[0]))
    return [name for name, points in ranked]
