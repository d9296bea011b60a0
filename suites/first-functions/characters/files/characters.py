def characters(text):
    raise NotImplementedError
