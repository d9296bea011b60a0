def unique(items):
    return list(dict.fromkeys(items))
