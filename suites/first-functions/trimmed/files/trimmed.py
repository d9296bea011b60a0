def trimmed(text):
    raise NotImplementedError
