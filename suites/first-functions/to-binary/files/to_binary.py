def to_binary(n):
    raise NotImplementedError
