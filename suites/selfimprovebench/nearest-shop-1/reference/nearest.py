def nearest(shops, street):
    closest = None
    for where, distance in shops:
        if where != street:
            continue
        if closest is None or distance < closest:
            closest = distance
    return closest
