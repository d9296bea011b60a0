def contains(text, part):
    raise NotImplementedError
