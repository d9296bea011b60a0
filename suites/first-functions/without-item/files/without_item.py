def without_item(items, item):
    raise NotImplementedError
