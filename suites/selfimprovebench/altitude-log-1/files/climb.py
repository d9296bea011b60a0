def climb(points):
    up = 0
    last = None
    for point in points:
        if point:
            if last is not None and point > last:
                up += point - last
            last = point
    return up
