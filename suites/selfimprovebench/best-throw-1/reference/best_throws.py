def best_throws(throws):
    best = {}
    for athlete, tries in throws.items():
        lengths = [int(each) for each in tries if each != "x"]
        best[athlete] = max(lengths, default=0)
    return best
