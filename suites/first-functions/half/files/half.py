def half(n):
    raise NotImplementedError
