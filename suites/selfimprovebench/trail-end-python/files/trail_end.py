def trail_end(moves):
    steps = {"N": (0, 1), "S": (0, -1), "E": (1, 0), "W": (-1, 0)}
    x, y = 0, 0
    for move in moves:
        dx, dy = steps[move]
        x += dx
        y += dy
    return [x, y]
