def index_of(items, item):
    raise NotImplementedError
