def longer(a, b):
    raise NotImplementedError
