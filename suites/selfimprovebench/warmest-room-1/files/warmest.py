def warmest(rooms):
    top = 0
    for room in rooms:
        if room["name"] == "hall":
            continue
        degrees = room["degrees"]
        if degrees > top:
            top = degrees
    return top
