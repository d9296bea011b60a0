def half_price(age, student, weekday):
    if (age < 18 or student) and weekday:
        return True
    return False
