def only_in_first(a, b):
    return [x for x in a if x not in b]
