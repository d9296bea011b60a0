def cube(n):
    raise NotImplementedError
