def discounted(price, percent):
    raise NotImplementedError
