def lowest_balance(start, bookings):
    balance = start
    lowest = None
    for amount in bookings:
        balance += amount
        if lowest is None or balance < lowest:
            lowest = balance
    return lowest
