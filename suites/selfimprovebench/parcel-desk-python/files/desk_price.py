from zones import ZONES


def desk_price(zone, grams):
    if zone not in ZONES:
        return -1
    started = max(0, (grams - 1) // 1000)
    return ZONES[zone] + 80 * started
