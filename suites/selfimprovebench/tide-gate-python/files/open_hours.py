from gauge import water_over_sill


def open_hours(depth, levels):
    needed = depth + 2
    hours = []
    for hour, level in enumerate(levels):
        if water_over_sill(level) >= needed:
            hours.append(hour)
    return hours
