def trail(moves):
    place = [0, 0]
    passed = [[0, 0]]
    steps = {"R": (0, 1), "L": (0, -1), "U": (1, 1), "D": (1, -1)}
    for move in moves:
        axis, step = steps[move]
        place[axis] += step
        passed.append(place)
    return passed
