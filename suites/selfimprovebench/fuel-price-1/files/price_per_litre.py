def price_per_litre(cost, litres):
    if litres == 0:
        return 0
    return cost / litres
