def days_in_weeks(weeks):
    raise NotImplementedError
