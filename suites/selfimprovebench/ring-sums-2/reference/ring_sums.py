def ring_sums(grid):
    n = len(grid)
    sums = []
    for ring in range((n + 1) // 2):
        total = 0
        for r in range(n):
            for c in range(n):
                if min(r, c, n - 1 - r, n - 1 - c) == ring:
                    total += grid[r][c]
        sums.append(total)
    return sums
