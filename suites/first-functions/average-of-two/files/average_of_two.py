def average_of_two(a, b):
    raise NotImplementedError
