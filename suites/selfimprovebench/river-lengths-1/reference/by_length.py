def by_length(rivers):
    order = sorted(rivers, key=lambda river: (-river[1], river[0]))
    places = []
    for place, river in enumerate(order, 1):
        places.append([place, river[0]])
    return places
