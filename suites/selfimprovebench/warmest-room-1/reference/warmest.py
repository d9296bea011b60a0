def warmest(rooms):
    top = None
    for room in rooms:
        if room["name"] == "hall":
            continue
        degrees = room["degrees"]
        if top is None or degrees > top:
            top = degrees
    return top
