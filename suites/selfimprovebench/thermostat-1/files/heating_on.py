def heating_on(target, now, default):
    wanted = default
    if target:
        wanted = target
    return now < wanted
