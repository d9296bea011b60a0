def round_robin(teams):
    places = list(teams)
    if len(places) % 2 == 1:
        places.append(None)
    n = len(places)
    rounds = []
    for _ in range(n - 1):
        pairs = []
        for i in range(n // 2):
            home, away = places[i], places[n - 1 - i]
            if home is not None and away is not None:
                pairs.append((home, away))
        rounds.append(pairs)
        places = [places[0], places[-1]] + places[1:-1]
    return rounds
