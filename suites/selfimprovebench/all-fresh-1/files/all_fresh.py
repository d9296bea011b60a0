def all_fresh(ages, days):
    for age in ages:
        if age > days:
            return False
        else:
            return True
