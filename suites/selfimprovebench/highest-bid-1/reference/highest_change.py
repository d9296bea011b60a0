def highest_change(changes):
    highest = None
    for change in changes:
        if highest is None or change > highest:
            highest = change
    return highest
