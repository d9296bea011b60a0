def is_leap_year(year):
    raise NotImplementedError
