def pyramid(rows):
    lines = []
    for row in range(1, rows + 1):
        lines.append(" " * (rows - row) + "*" * (2 * row - 1))
    return lines
