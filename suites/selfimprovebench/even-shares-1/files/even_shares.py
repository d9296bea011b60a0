def even_shares(cents, people):
    if people == 0:
        return []
    sign = -1 if cents < 0 else 1
    base, rest = divmod(abs(cents), people)
    return [sign * (base + 1)] * rest + [sign * base] * (people - rest - 1)
