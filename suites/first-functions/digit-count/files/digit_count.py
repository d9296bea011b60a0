def digit_count(n):
    raise NotImplementedError
