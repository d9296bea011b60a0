def digit_count(n):
    return len(str(n))
