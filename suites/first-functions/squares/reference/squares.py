def squares(numbers):
    return [n * n for n in numbers]
