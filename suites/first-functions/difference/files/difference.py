def difference(a, b):
    raise NotImplementedError
