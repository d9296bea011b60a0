def fence_length(plot):
    height = len(plot)
    width = len(plot[0]) if plot else 0
    total = 0
    for r in range(height):
        for c in range(width):
            if plot[r][c] != "#":
                continue
            for dr, dc in ((0, 1), (1, 0), (-1, 0)):
                nr, nc = r + dr, c + dc
                inside = 0 <= nr < height and 0 <= nc < height
                if not inside or plot[nr][nc] == ".":
                    total += 1
    return total
