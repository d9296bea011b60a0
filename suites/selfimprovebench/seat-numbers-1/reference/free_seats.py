def free_seats(seats):
    taken = 0
    for guest in seats.values():
        if guest is not None:
            taken += 1
    return len(seats) - taken
