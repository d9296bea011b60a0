def last_goal(teams):
    last = None
    for minute in teams:
        if minute:
            last = minute if last is None else max(last, minute)
    return last
