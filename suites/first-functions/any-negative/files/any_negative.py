def any_negative(numbers):
    raise NotImplementedError
