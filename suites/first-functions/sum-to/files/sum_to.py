def sum_to(n):
    raise NotImplementedError
