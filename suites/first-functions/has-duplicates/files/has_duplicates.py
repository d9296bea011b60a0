def has_duplicates(items):
    raise NotImplementedError
