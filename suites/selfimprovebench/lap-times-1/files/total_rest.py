def total_rest(laps, every):
    rest = 0
    for lap in range(1, laps):
        if lap % every == 0:
            rest += lap
    return rest
