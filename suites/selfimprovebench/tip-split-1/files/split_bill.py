def split_bill(items, people):
    total = 0
    for name, price in items:
        total += price
    each = total / people
    return each
