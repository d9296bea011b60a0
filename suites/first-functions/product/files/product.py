def product(numbers):
    raise NotImplementedError
