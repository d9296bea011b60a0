def gifts(names):
    return [f"{name} to {names[(place + 1) % len(names)]}" for place, name in enumerate(names)]
