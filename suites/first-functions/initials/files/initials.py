def initials(first, last):
    raise NotImplementedError
