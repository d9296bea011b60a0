def multiplication_row(n):
    return [n * i for i in range(1, 11)]
