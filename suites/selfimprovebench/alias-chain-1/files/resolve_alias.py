def resolve_alias(aliases, name):
    seen = set()
    while name in aliases:
        if name in seen:
            return name
        seen.add(name)
        name = aliases[name]
    return name
