def fewest_stamps(stamps, postage):
    if postage == 0:
        return 0
    best = -1
    for stamp in stamps:
        if stamp <= postage:
            rest = fewest_stamps(stamps, postage - stamp)
            if rest != -1 and (best == -1 or rest + 1 < best):
                best = rest + 1
    return best
