def price_per_litre(cost, litres):
    if litres == 0:
        return 0
    return round(cost / litres, 2)
