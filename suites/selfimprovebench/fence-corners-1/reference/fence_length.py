def fence_length(corners):
    length = 0
    for index, (x, y) in enumerate(corners):
        next_x, next_y = corners[(index + 1) % len(corners)]
        length += abs(next_x - x) + abs(next_y - y)
    return length
