def flatten(lists):
    return [x for inner in lists for x in inner]
