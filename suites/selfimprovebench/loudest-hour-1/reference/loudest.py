def loudest(levels, quiet):
    most = None
    for level in levels:
        over = level - quiet
        if most is None or over > most:
            most = over
    return most
