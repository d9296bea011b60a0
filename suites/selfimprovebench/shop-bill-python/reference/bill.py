from rebate import rebate


def bill(prices, counts):
    total = sum(price * count for price, count in zip(prices, counts))
    return total - rebate(total)
