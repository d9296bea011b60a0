def only_in_first(a, b):
    raise NotImplementedError
