def doubled(numbers):
    return [n * 2 for n in numbers]
