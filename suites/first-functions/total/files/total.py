def total(numbers):
    raise NotImplementedError
