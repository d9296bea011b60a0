def index_of(items, item):
    return items.index(item) if item in items else -1
