def filled(fields):
    names = []
    for name, value in fields.items():
        if value is not None:
            names.append(name)
    return names
