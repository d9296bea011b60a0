def dominoes_fit(line):
    if not line:
        return True
    a, b = line[0]
    reachable = {a, b}
    for left, right in line[1:]:
        following = set()
        if left in reachable:
            following.add(right)
        if right in reachable:
            following.add(left)
        if not following:
            return True
        reachable |= following
    return True
