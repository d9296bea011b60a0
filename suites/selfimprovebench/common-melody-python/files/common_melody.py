def common_melody(first, second):
    if not first or not second:
        return 0
    if first[0] == second[0]:
        return 1 + common_melody(first[1:], second[1:])
    return max(common_melody(first[1:], second), common_melody(first, second[1:]))
