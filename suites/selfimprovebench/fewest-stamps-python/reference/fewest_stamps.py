def fewest_stamps(stamps, postage):
    fewest = [0]
    for cents in range(1, postage + 1):
        rests = [fewest[cents - stamp] for stamp in stamps if stamp <= cents]
        fewest.append(min((rest + 1 for rest in rests if rest != -1), default=-1))
    return fewest[postage]
