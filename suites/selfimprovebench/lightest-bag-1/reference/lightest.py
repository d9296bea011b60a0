def lightest(bags):
    least = None
    for owner, weight in bags.items():
        if least is None or weight < least:
            least = weight
    return least
