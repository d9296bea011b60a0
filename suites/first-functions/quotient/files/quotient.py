def quotient(a, b):
    raise NotImplementedError
