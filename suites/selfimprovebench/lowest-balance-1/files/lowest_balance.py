def lowest_balance(start, bookings):
    balance = start
    lowest = 0
    for amount in bookings:
        balance += amount
        if balance < lowest:
            lowest = balance
    return lowest
