def align_columns(rows):
    count = max((len(row) for row in rows), default=0)
    filled = [list(row) + [""] * (count - len(row)) for row in rows]
    widths = [max(len(row[i]) for row in filled) for i in range(count)]
    lines = []
    for row in filled:
        cells = []
        for cell, width in zip(row, widths):
            cells.append(cell.rjust(width) if cell.isdigit() else cell.ljust(width))
        lines.append(" | ".join(cells).rstrip())
    return lines
