def next_on_duty(cooks, today):
    turn = cooks.index(today)
    return cooks[(turn + 1) % len(cooks)]
