def heaviest_shelf(shelves):
    ordered = sorted(shelves.items(), key=lambda shelf: (-shelf[1], shelf[0]))
    return ordered[0][0]
