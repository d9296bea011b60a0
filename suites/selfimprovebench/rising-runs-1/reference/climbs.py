def climbs(heights):
    parts = []
    current = []
    for height in heights:
        if current and height <= current[-1]:
            parts.append(current)
            current = []
        current.append(height)
    if current:
        parts.append(current)
    return parts
