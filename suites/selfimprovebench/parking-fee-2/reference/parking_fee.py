def parking_fee(minutes):
    if minutes <= 20:
        return 0
    days, rest = divmod(minutes, 24 * 60)
    hours = (rest + 59) // 60
    return days * 1200 + min(hours * 150, 1200)
