def best_round(rounds):
    best = None
    for strokes in rounds:
        total = sum(strokes)
        if best is None or total < best:
            best = total
    return best
