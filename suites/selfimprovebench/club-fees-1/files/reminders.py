def reminders(debts, most):
    owing = [(member, cents) for member, cents in debts.items() if cents > 0]
    owing.sort(key=lambda item: item[1])
    return [member for member, cents in owing][:most]
