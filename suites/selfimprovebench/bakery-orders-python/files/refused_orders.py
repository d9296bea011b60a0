from shelf import Shelf


def refused_orders(loaves, orders):
    shelf = Shelf(loaves)
    refused = []
    for place, order in enumerate(orders):
        if not shelf.has(order):
            refused.append(place)
    return refused
