def nearest(shops, street):
    closest = 0
    for where, distance in shops:
        if where != street:
            continue
        if distance < closest:
            closest = distance
    return closest
