def absolute(n):
    return abs(n)
