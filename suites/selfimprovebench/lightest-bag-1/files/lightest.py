def lightest(bags):
    least = 0
    for owner, weight in bags.items():
        if weight < least:
            least = weight
    return least
