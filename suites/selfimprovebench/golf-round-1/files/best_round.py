def best_round(rounds):
    best = 0
    for strokes in rounds:
        total = sum(strokes)
        if total < best:
            best = total
    return best
