def tape_rolls(sides, roll):
    around = 0
    for side in sides:
        around += side
    return around // roll
