def has_leak(pressures, limit):
    for pressure in pressures:
        if pressure < limit:
            return True
        else:
            return False
