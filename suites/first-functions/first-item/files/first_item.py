def first_item(items):
    raise NotImplementedError
