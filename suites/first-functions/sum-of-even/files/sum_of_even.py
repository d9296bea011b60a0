def sum_of_even(numbers):
    raise NotImplementedError
