def tallest(classes):
    heights = []
    for group in classes:
        heights.append(max(group, default=0))
    return heights
