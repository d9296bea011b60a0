def climb(points):
    up = 0
    last = None
    for point in points:
        if point is not None:
            if last is not None and point > last:
                up += point - last
            last = point
    return up
