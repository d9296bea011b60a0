def observed(log):
    totals = {}
    for line in log:
        bird, number = line.split()
        totals[bird] = totals.get(bird, 0) + int(number)
    return [list(pair) for pair in sorted(totals.items(), key=lambda row: row[1])]
