def build_levels(needs):
    levels = {}

    def level(step):
        if step not in levels:
            levels[step] = 2 + max((level(other) for other in needs.get(step, [])), default=0)
        return levels[step]

    for step in needs:
        level(step)
    return levels
