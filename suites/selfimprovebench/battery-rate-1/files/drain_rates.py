def drain_rates(charges):
    rates = []
    for (hour, charge), (later, left) in zip(charges, charges[1:]):
        rates.append((charge - left) / (later - hour))
    return rates
