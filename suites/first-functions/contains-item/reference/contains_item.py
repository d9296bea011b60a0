def contains_item(items, item):
    return item in items
