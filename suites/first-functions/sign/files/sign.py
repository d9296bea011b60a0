def sign(n):
    raise NotImplementedError
