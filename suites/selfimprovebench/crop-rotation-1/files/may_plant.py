def may_plant(crop, last, resting):
    allowed = crop == "grass" or crop != last and not resting
    return allowed
