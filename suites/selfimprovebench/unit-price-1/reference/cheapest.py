def cheapest(offers):
    best = None
    for name, price, pieces in offers:
        if best is None or price / pieces < best[1] / best[2]:
            best = [name, price, pieces]
    return [best[0], round(best[1] / best[2], 2)]
