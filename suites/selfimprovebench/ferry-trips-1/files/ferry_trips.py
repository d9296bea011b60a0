def ferry_trips(groups, seats):
    trips = 0
    for people in groups:
        trips += people // seats
    return trips
