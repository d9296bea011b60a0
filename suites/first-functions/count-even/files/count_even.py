def count_even(numbers):
    raise NotImplementedError
