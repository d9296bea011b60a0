def garden_paths(plan):
    ways = [1] + [0] * (len(plan[0]) - 1)
    for row in plan:
        for column, field in enumerate(row):
            if field == "#":
                ways[column] = 0
            elif column > 0:
                ways[column] += ways[column - 1]
    return ways[-1]
