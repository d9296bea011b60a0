def deepest_dive(log):
    depths = []
    for line in log:
        if line.startswith("dive "):
            depths.append(int(line[5:]))
    deepest = max(depths)
    return deepest
