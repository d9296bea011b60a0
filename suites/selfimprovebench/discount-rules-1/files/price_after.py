def price_after(price, discount, usual):
    if discount:
        return price - discount
    return price - usual
