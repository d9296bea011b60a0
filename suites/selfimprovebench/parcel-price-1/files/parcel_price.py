def parcel_price(grams, express):
    if grams <= 0:
        raise ValueError("weight must be positive")
    if grams < 500:
        price = 390
    elif grams <= 2000:
        price = 590
    else:
        extra = grams - 2000
        price = 590 + 120 * ((extra + 999) // 1000)
    if express:
        price += price // 2
    return price
