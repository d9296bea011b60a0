def spray_days(days):
    chosen = []
    for number, day in enumerate(days):
        if (day["aphids"] or day["mites"]) and day["dry"]:
            chosen.append(number)
    return chosen
