def final_scores(players, points, fines):
    scores = []
    for player in players:
        gained = points.get(player, 0)
        lost = fines.get(player, 0)
        scores.append(gained - lost)
    return scores
