def dry_spells(rain, days):
    starts = []
    run = 0
    for day, amount in enumerate(rain):
        if amount <= 1:
            run += 1
            if run == days:
                starts.append(day - days)
        else:
            run = 0
    return starts
