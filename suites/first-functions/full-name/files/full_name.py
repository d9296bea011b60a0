def full_name(first, last):
    raise NotImplementedError
