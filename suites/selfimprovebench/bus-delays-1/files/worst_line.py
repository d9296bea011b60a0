def worst_line(delays, lines):
    worst = lines[0]
    for line in lines[1:]:
        if delays.get(line) > delays.get(worst):
            worst = line
    return worst
