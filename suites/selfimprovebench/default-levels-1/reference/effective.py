def effective(levels, fallback):
    out = []
    for level in levels:
        if level is not None:
            out.append(level)
        else:
            out.append(fallback)
    return out
