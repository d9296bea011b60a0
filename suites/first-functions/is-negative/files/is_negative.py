def is_negative(n):
    raise NotImplementedError
