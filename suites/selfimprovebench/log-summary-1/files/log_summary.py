def log_summary(lines, least):
    order = ["DEBUG", "INFO", "WARN", "ERROR"]
    counts = {}
    for line in lines:
        level = line.split(" ", 1)[0]
        if level in order and order.index(level) > order.index(least):
            counts[level] = counts.get(level, 0) + 1
    return counts
