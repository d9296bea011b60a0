def swap_ends(items):
    return [items[-1]] + items[1:-1] + [items[0]]
