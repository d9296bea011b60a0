def tallest(classes):
    heights = []
    for group in classes:
        heights.append(max(group))
    return heights
