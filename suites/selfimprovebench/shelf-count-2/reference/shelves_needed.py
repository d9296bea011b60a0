def shelves_needed(widths, shelf):
    shelves = 0
    room = 0
    for width in widths:
        if width > shelf:
            raise ValueError("book wider than a shelf")
        if width > room:
            shelves += 1
            room = shelf
        room -= width
    return shelves
