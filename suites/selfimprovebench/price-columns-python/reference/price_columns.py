def price_columns(cells):
    width = max((len(cell) for cell in cells), default=0)
    return [cell.rjust(width) if cell.isdigit() else cell.ljust(width) for cell in cells]
