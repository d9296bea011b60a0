def rain_shares(months):
    total = sum(months)
    if total == 0:
        return [0 for _ in months]
    return [100 * month / total for month in months]
