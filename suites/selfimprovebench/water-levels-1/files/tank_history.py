def tank_history(tanks, pours):
    levels = list(tanks)
    history = []
    for tank, litres in pours:
        levels[tank] += litres
        history.append(levels)
    return history
