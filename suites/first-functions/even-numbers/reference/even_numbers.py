def even_numbers(n):
    return list(range(2, n + 1, 2))
