def capitalized(text):
    raise NotImplementedError
