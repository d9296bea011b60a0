def even_shares(cents, people):
    if people == 0:
        return []
    sign = -1 if cents < 0 else 1
    base, rest = divmod(cents, people)
    return [sign * base] * (people - rest) + [sign * (base + 1)] * rest
