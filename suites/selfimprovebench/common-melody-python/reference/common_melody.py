def common_melody(first, second):
    longest = [0] * (len(second) + 1)
    for note in first:
        before = longest
        longest = [0]
        for at, other in enumerate(second):
            longest.append(before[at] + 1 if note == other else max(before[at + 1], longest[at]))
    return longest[-1]
