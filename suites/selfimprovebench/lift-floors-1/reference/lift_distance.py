def lift_distance(calls, limit):
    floor = 0
    total = 0
    since_service = 0
    for start, goal in calls:
        if since_service >= limit:
            total += abs(floor)
            floor = 0
            since_service = 0
        way = abs(start - floor) + abs(goal - start)
        total += way
        since_service += way
        floor = goal
    return total
