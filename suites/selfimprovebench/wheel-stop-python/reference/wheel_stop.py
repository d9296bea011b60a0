def wheel_stop(start, factor, turns, fields):
    field = start % fields
    while turns > 0:
        if turns % 2 == 1:
            field = field * factor % fields
        factor = factor * factor % fields
        turns //= 2
    return field
