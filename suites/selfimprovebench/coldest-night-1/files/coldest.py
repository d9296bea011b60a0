def coldest(nights):
    lowest = 0
    for degrees in nights:
        if degrees < lowest:
            lowest = degrees
    return lowest
