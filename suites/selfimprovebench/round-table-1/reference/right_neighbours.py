def right_neighbours(guests):
    right = {}
    for seat, guest in enumerate(guests):
        right[guest] = guests[(seat + 1) % len(guests)]
    return right
