def savings(yearly, years):
    return sum(yearly + year for year in range(1, years + 1))
