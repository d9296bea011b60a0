def difference(a, b):
    return abs(a - b)
