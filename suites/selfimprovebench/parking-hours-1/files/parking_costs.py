def parking_costs(stays, price):
    hour = 60
    return [stay // hour * price for stay in stays]
