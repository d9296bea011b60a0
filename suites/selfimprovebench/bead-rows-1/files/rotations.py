def rotations(beads):
    ring = list(beads)
    ways = []
    for _ in range(len(beads)):
        ways.append(ring)
        ring.append(ring.pop(0))
    return ways
