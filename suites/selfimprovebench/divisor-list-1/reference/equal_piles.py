def equal_piles(coins):
    piles = []
    for count in range(1, coins + 1):
        if coins % count == 0:
            piles.append(count)
    return piles
