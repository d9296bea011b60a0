def orders_from(orders, city):
    found = []
    for order in orders:
        if order["city"] == city:
            found.append(order["number"])
    return found
