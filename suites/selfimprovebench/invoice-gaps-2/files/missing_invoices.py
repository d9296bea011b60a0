def missing_invoices(numbers):
    ordered = list(dict.fromkeys(numbers))
    gaps = []
    for left, right in zip(ordered, ordered[1:]):
        if right - left > 1:
            gaps.append((left + 1, right))
    return gaps
