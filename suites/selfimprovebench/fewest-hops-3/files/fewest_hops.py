def fewest_hops(roads, start, goal, blocked):
    neighbours = {}
    for a, b in roads:
        neighbours.setdefault(a, []).append(b)
        neighbours.setdefault(b, []).append(a)
    hops = {start: 0}
    queue = [start]
    while queue:
        place = queue.pop(0)
        if place == goal:
            return hops[place]
        for other in neighbours.get(place, []):
            if other in hops or other in blocked:
                continue
            hops[other] = hops[place] + 1
            queue.append(other)
    return -1
