def price_after(price, discount, usual):
    if discount is not None:
        return price - discount
    return price - usual
