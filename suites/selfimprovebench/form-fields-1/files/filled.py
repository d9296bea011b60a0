def filled(fields):
    names = []
    for name, value in fields.items():
        if value:
            names.append(name)
    return names
