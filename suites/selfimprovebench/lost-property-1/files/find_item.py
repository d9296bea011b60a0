def find_item(items, wanted):
    for name, shelf in items:
        if name == wanted:
            return shelf
    return -1
