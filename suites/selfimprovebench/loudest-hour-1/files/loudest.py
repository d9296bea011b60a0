def loudest(levels, quiet):
    most = 0
    for level in levels:
        over = level - quiet
        if over > most:
            most = over
    return most
