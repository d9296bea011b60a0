def wheel_stop(start, factor, turns, fields):
    field = start % fields
    for _ in range(turns):
        field = field * factor % fields
    return field
