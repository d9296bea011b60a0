def days_in_weeks(weeks):
    return weeks * 7
