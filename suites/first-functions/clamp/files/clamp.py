def clamp(n, low, high):
    raise NotImplementedError
