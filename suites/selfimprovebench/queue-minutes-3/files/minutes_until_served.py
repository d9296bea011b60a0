def minutes_until_served(needs, position):
    target = needs[position]
    minutes = 0
    for i, need in enumerate(needs):
        if i <= position:
            minutes += max(need, target)
        else:
            minutes += min(need, target - 1)
    return minutes
