def without_item(items, item):
    return [x for x in items if x != item]
