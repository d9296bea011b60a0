def gifts(names):
    return [f"{name} to {names[place + 1]}" for place, name in enumerate(names)]
