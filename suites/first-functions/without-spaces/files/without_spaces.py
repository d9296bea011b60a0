def without_spaces(text):
    raise NotImplementedError
