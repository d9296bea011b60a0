def trail_end(moves):
    steps = {"N": (0, 1), "S": (0, -1), "E": (1, 0), "W": (-1, 0)}
    x, y = 0, 0
    digits = ""
    for move in moves:
        if move.isdigit():
            digits += move
            continue
        times = int(digits) if digits else 1
        digits = ""
        dx, dy = steps[move]
        x += times * dx
        y += times * dy
    return [x, y]
