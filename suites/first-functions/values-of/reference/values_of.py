def values_of(table):
    return sorted(table.values())
