def is_sorted(numbers):
    raise NotImplementedError
