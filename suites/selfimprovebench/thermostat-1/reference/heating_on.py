def heating_on(target, now, default):
    wanted = default
    if target is not None:
        wanted = target
    return now < wanted
