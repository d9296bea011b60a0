def cash_log(entries):
    changes = []
    for entry in entries:
        if entry == "undo":
            if changes:
                changes.pop()
            continue
        kind, amount = entry.split()
        changes.append(int(amount) if kind == "in" else -int(amount))
    return sum(changes)
