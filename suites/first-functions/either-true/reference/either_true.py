def either_true(a, b):
    return a or b
