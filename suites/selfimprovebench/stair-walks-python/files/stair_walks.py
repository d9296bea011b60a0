def stair_walks(steps):
    if steps < 0:
        return 0
    if steps == 0:
        return 1
    return stair_walks(steps - 1) + stair_walks(steps - 2) + stair_walks(steps - 3)
