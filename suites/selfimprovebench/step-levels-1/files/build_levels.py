def build_levels(needs):
    levels = {}

    def level(step):
        if step not in levels:
            levels[step] = 1 + max((level(other) for other in needs.get(step, [])), default=1)
        return levels[step]

    for step in needs:
        level(step)
    return levels
