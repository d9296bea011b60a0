def stock_changes(before, after):
    changes = {}
    for name in sorted(set(before) | set(after)):
        change = after.get(name, 0) - before.get(name, 0)
        if change != 0:
            changes[name] = change
    return changes
