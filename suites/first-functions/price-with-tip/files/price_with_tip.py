def price_with_tip(price, percent):
    raise NotImplementedError
