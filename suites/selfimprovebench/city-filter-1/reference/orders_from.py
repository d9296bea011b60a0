def orders_from(orders, city):
    found = []
    for order in orders:
        if order["city"].strip().lower() == city.strip().lower():
            found.append(order["number"])
    return found
