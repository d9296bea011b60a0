def sum_of_values(table):
    return sum(table.values())
