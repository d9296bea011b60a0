def multiply(a, b):
    raise NotImplementedError
