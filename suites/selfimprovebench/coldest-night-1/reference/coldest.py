def coldest(nights):
    lowest = None
    for degrees in nights:
        if lowest is None or degrees < lowest:
            lowest = degrees
    return lowest
