def leg_speeds(points):
    speeds = []
    for (km_before, min_before), (km_after, min_after) in zip(points, points[1:]):
        minutes = min_after - min_before
        if minutes >= 0:
            speeds.append((km_after - km_before) * 60 / minutes)
    return speeds
