def weeks_of(days):
    weeks = []
    week = []
    for day in days:
        week.append(day)
        if day == "sun":
            weeks.append(week)
            week.clear()
    return weeks + [week] if week else weeks
