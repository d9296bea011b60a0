def resolve_alias(aliases, name):
    seen = set()
    for _ in range(2):
        if name not in aliases:
            break
        if name in seen:
            return None
        seen.add(aliases[name])
        name = aliases[name]
    return name
