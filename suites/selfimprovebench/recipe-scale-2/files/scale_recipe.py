def scale_recipe(amounts, portions, wanted):
    scaled = {}
    for name, grams in amounts.items():
        exact = grams * portions
        step = 5 * wanted
        rounded = (exact + step - 1) // step * 5
        if rounded >= 0:
            scaled[name] = rounded
    return scaled
