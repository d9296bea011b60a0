def daily_means(days):
    means = []
    for readings in days:
        means.append(sum(readings) / len(readings))
    return means
