def join_two(a, b):
    raise NotImplementedError
