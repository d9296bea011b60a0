def redeem(coupon, codes):
    if coupon not in codes:
        return -1
    value = codes[coupon]
    if value is not None:
        return value
    return -2
