def keys_of(table):
    return sorted(table)
