def stair_walks(steps):
    ways = [1, 0, 0]
    for _ in range(steps):
        ways = [sum(ways), ways[0], ways[1]]
    return ways[0]
