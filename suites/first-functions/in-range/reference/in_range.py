def in_range(n, low, high):
    return low <= n <= high
