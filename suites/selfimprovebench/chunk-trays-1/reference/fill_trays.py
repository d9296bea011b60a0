def fill_trays(buns, size):
    trays = []
    tray = []
    for bun in buns:
        tray.append(bun)
        if len(tray) == size:
            trays.append(list(tray))
            tray.clear()
    if tray:
        trays.append(list(tray))
    return trays
