def height_changes(track, step):
    points = track[::step]
    for before, after in zip(points, points[1:]):
        change = after - before
        if abs(change) < 2:
            yield "flat"
        elif change > 0:
            yield "up"
        else:
            yield "down"
