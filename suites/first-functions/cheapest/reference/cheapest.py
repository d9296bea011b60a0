def cheapest(prices):
    return min(prices, key=prices.get)
