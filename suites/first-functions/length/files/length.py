def length(text):
    raise NotImplementedError
