def lights(start, ticks):
    order = ["green", "amber", "red"]
    shown = [start]
    at = order.index(start)
    for _ in range(ticks):
        colour = order[at + 1]
        at = order.index(colour)
        shown.append(colour)
    return shown
