def day_name(n):
    raise NotImplementedError
