def missing_invoices(numbers):
    ordered = sorted(set(numbers))
    gaps = []
    for left, right in zip(ordered, ordered[1:]):
        if right - left > 1:
            gaps.append((left + 1, right - 1))
    return gaps
