def fill_trays(buns, size):
    trays = []
    tray = []
    for bun in buns:
        tray.append(bun)
        if len(tray) == size:
            trays.append(tray)
            tray.clear()
    if tray:
        trays.append(tray)
    return trays
