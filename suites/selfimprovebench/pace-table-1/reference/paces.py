def paces(runs):
    table = []
    for minutes, km in runs:
        table.append(round(minutes / km, 2))
    return table
