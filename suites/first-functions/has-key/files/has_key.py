def has_key(table, key):
    raise NotImplementedError
