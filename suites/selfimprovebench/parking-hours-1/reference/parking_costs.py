def parking_costs(stays, price):
    hour = 60
    return [(stay + hour - 1) // hour * price for stay in stays]
