def seeds_left(stock, sown):
    used = {}
    for seed in sown:
        used[seed] = used.get(seed, 0) + 1
    left = {}
    for seed, bags in stock.items():
        taken = used.get(seed, 0)
        left[seed] = max(0, bags - taken)
    return left
