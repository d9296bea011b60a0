def rain_shares(months):
    total = sum(months)
    if total == 0:
        return [0 for _ in months]
    return [round(100 * month / total, 2) for month in months]
