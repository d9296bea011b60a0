def is_square_number(n):
    raise NotImplementedError
