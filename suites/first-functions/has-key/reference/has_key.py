def has_key(table, key):
    return key in table
