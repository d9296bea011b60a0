def bigger(a, b):
    raise NotImplementedError
