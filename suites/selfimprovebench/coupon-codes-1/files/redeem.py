def redeem(coupon, codes):
    if coupon not in codes:
        return -1
    value = codes[coupon]
    if value:
        return value
    return -2
