def pair_sums(a, b):
    return [x + y for x, y in zip(a, b)]
