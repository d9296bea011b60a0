def discard_piles(cards):
    pile = []
    seen = []
    for card in cards:
        if card == "clear":
            pile.clear()
        else:
            pile.append(card)
        seen.append(pile)
    return seen
