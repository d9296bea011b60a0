def shallowest(soundings):
    smallest = None
    for place, depth in soundings:
        if smallest is None or depth < smallest:
            smallest = depth
    return smallest
