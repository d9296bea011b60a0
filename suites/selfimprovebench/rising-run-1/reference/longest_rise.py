def longest_rise(levels):
    if not levels:
        return (0, 0)
    best_start, best_length = 0, 1
    start = 0
    for i in range(1, len(levels)):
        if levels[i] <= levels[i - 1]:
            start = i
        length = i - start + 1
        if length > best_length:
            best_start, best_length = start, length
    return (best_start, best_length)
