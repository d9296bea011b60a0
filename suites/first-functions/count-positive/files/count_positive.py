def count_positive(numbers):
    raise NotImplementedError
