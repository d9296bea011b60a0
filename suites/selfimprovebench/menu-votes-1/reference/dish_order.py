def dish_order(votes):
    ordered = list(votes)
    ordered.sort(key=lambda entry: (-entry[1], entry[0]))
    return [f"{dish} ({number})" for dish, number in ordered]
