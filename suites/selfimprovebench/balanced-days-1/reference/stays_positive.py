def stays_positive(start, changes):
    balance = start
    for change in changes:
        balance += change
        if balance < 0:
            return False
    return True
