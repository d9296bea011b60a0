def look_up(table, key):
    raise NotImplementedError
