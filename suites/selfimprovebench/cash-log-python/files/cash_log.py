def cash_log(entries):
    cash = 0
    for entry in entries:
        kind, amount = entry.split()
        cash += int(amount) if kind == "in" else -int(amount)
    return cash
