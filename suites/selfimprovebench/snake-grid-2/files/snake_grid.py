def snake_grid(height, width):
    grid = []
    number = 1
    for r in range(height):
        row = list(range(number, number + width))
        if r % 2 == 1:
            row.reverse()
        grid.append(row)
    return grid
