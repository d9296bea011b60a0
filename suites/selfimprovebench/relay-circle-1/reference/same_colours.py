def same_colours(flags):
    count = 0
    for spot in range(len(flags)):
        if flags[spot] == flags[(spot + 1) % len(flags)]:
            count += 1
    return count
