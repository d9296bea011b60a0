def worst_line(delays, lines):
    worst = lines[0]
    for line in lines[1:]:
        if delays.get(line, 0) > delays.get(worst, 0):
            worst = line
    return worst
