def drain_rates(charges):
    rates = []
    for (hour, charge), (later, left) in zip(charges, charges[1:]):
        rates.append(round((charge - left) / (later - hour), 2))
    return rates
