def longer(a, b):
    return b if len(b) > len(a) else a
