def contains_item(items, item):
    raise NotImplementedError
