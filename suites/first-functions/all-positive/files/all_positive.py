def all_positive(numbers):
    raise NotImplementedError
