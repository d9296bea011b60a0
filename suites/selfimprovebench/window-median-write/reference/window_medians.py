def window_medians(values, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    medians = []
    for start in range(len(values) - size + 1):
        window = sorted(values[start:start + size])
        medians.append(window[(size - 1) // 2])
    return medians
