def walk_robot(width, height, moves):
    steps = {"N": (0, 1), "E": (1, 0), "S": (0, -1), "W": (-1, 0)}
    x, y, bumps = 0, 0, 0
    for move in moves:
        dx, dy = steps[move]
        nx, ny = x + dx, y + dy
        if 0 < nx < width and 0 <= ny < height:
            x, y = nx, ny
        else:
            bumps += 1
    return (x, y, bumps)
