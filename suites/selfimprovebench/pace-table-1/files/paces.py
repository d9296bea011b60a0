def paces(runs):
    table = []
    for minutes, km in runs:
        table.append(minutes / km)
    return table
