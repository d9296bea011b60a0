def minutes_until_served(needs, position):
    target = needs[position]
    minutes = 0
    for i, need in enumerate(needs):
        if i <= position:
            minutes += min(need, target)
        else:
            minutes += min(need, target)
    return minutes
