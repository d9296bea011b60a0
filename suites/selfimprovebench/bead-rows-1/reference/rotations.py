def rotations(beads):
    ring = list(beads)
    ways = []
    for _ in range(len(beads)):
        ways.append(list(ring))
        ring.append(ring.pop(0))
    return ways
