def free_delivery(orders):
    free = []
    for number, amount, member, inland in orders:
        if (member or amount >= 50) and inland:
            free.append(number)
    return free
