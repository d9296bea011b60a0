def first_reading(readings):
    for reading in readings:
        if reading:
            return reading
    return -1
