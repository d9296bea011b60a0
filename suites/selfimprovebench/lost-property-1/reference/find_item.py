def find_item(items, wanted):
    for name, shelf in items:
        if name.strip().lower() == wanted.strip().lower():
            return shelf
    return -1
