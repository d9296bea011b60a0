def load_lorries(crates, limit):
    lorries = []
    load = []
    for crate in crates:
        if sum(load) + crate > limit:
            lorries.append(load)
            load = []
        load.append(crate)
    if load:
        lorries.append(load)
    return lorries
