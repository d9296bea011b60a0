def join_lists(a, b):
    raise NotImplementedError
