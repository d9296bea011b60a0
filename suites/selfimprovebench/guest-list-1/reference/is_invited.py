def is_invited(name, guests):
    for guest in guests:
        if guest.strip().lower() == name.strip().lower():
            return True
    return False
