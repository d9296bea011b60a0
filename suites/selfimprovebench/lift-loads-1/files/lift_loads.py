def lift_loads(boxes, limit):
    number, weight = boxes
    each = limit // weight
    runs = number // each
    return runs
