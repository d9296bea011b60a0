def mean(numbers):
    raise NotImplementedError
