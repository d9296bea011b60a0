def any_negative(numbers):
    return any(n < 0 for n in numbers)
