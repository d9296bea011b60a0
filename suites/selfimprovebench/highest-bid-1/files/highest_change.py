def highest_change(changes):
    highest = 0
    for change in changes:
        if change > highest:
            highest = change
    return highest
