def shallowest(soundings):
    smallest = 0
    for place, depth in soundings:
        if depth < smallest:
            smallest = depth
    return smallest
