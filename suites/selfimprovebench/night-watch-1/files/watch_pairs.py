def watch_pairs(guards, nights):
    pairs = []
    turn = 0
    for _ in range(nights):
        pairs.append([guards[turn], guards[turn + 1]])
        turn = (turn + 1) % len(guards)
    return pairs
