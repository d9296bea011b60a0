def add_item(items, item):
    return items + [item]
