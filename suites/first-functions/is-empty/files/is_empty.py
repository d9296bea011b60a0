def is_empty(text):
    raise NotImplementedError
