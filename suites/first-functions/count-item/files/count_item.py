def count_item(items, item):
    raise NotImplementedError
