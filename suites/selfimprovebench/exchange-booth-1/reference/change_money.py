def change_money(amounts, rate):
    return [round(amount / rate, 2) for amount in amounts]
