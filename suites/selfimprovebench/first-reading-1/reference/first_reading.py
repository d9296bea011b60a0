def first_reading(readings):
    for reading in readings:
        if reading is not None:
            return reading
    return -1
