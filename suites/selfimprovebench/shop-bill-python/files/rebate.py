def rebate(total):
    """What is taken off a sum in cents."""
    if total >= 5000:
        return total * 5 // 100
    if total >= 10000:
        return total * 10 // 100
    return 0
