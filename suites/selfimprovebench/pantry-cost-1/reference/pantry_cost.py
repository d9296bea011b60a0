def pantry_cost(recipe, prices):
    cost = 0
    for ingredient, units in recipe:
        price = prices.get(ingredient, 0)
        cost += units * price
    return cost
