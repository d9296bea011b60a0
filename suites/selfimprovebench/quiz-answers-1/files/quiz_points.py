def quiz_points(given, right):
    points = 0
    for mine, wanted in zip(given, right):
        if mine == wanted:
            points += 1
    return points
