def add_item(items, item):
    raise NotImplementedError
