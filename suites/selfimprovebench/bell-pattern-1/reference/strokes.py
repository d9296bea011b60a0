def strokes(bells):
    gaps = []
    for at, bell in enumerate(bells):
        following = bells[(at + 1) % len(bells)]
        gaps.append(following - bell)
    return gaps
