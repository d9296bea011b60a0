def same_letters(a, b):
    return sorted(a) == sorted(b)
