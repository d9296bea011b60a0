def resolve_alias(aliases, name):
    seen = set()
    if name in aliases:
        if name in seen:
            return None
        seen.add(aliases[name])
        name = aliases[name]
    return name
