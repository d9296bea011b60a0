def calls_by_flag(ships):
    calls = {}
    for name, flag in ships:
        calls[flag] = calls.get(flag) + 1
    return calls
