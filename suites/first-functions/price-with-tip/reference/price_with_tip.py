def price_with_tip(price, percent):
    return price + price * percent / 100
