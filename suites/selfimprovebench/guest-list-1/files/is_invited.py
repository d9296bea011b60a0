def is_invited(name, guests):
    for guest in guests:
        if guest == name:
            return True
    return False
