def to_text(n):
    raise NotImplementedError
