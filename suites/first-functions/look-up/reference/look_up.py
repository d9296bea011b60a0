def look_up(table, key):
    return table.get(key)
