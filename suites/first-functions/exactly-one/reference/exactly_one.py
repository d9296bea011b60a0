def exactly_one(a, b):
    return a != b
