def smaller(a, b):
    return min(a, b)
