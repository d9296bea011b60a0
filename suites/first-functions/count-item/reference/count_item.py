def count_item(items, item):
    return items.count(item)
