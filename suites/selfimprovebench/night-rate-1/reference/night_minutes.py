def night_minutes(calls):
    total = 0
    for hour, minutes, weekday in calls:
        if (hour < 6 or hour >= 22) and weekday:
            total += minutes
    return total
