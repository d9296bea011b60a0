def is_safe(dish, allergies):
    for ingredient in dish:
        if ingredient in allergies:
            return False
        else:
            return True
