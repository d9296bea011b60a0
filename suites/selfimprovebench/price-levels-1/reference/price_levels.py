def price_levels(shops):
    levels = []
    for name, prices in shops.items():
        level = sum(prices) / len(prices) if prices else 0
        levels.append((level, name))
    levels.sort(key=lambda pair: pair[0])
    return [name for level, name in levels]
