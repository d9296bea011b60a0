def dot_product(a, b):
    raise NotImplementedError
