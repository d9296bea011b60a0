def flooded_cells(heights, level):
    rows = len(heights)
    columns = len(heights[0]) if heights else 0
    flooded = set()
    waiting = [
        (r, c)
        for r in range(rows)
        for c in range(columns)
        if r in (0, rows - 1) and c in (0, columns - 1)
    ]
    while waiting:
        r, c = waiting.pop()
        if not (0 <= r < rows and 0 <= c < columns):
            continue
        if (r, c) in flooded or heights[r][c] >= level:
            continue
        flooded.add((r, c))
        waiting.extend([(r + 1, c), (r - 1, c), (r, c + 1), (r, c + 1)])
    return len(flooded)
