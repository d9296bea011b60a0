def meter_usage(readings, digits):
    size = 10 ** digits
    usage = []
    for before, after in zip(readings, readings[1:]):
        used = after - before
        used += size
        usage.append(used)
    return usage
