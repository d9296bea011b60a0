def ring_sums(grid):
    n = len(grid)
    sums = []
    total = 0
    for ring in range((n + 1) // 2):
        for r in range(n):
            for c in range(n):
                if min(r, c, n - r, n - c) == ring:
                    total += grid[r][c]
        sums.append(total)
    return sums
