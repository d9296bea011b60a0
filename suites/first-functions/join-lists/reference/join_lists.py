def join_lists(a, b):
    return a + b
