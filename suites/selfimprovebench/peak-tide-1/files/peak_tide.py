def peak_tide(readings):
    valid = [reading for reading in readings if reading >= 0]
    return max(valid)
