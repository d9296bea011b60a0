def change_money(amounts, rate):
    return [amount / rate for amount in amounts]
