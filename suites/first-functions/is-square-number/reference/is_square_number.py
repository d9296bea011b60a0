def is_square_number(n):
    return int(n ** 0.5) ** 2 == n
