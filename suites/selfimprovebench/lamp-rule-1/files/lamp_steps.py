def lamp_steps(row, steps):
    for _ in range(steps):
        padded = "." + row + "."
        lamps = []
        for i in range(1, len(padded) - 1):
            neighbours = (padded[i - 1] == "*") + (padded[i + 1] == "*")
            lamps.append("*" if neighbours >= 1 else ".")
        row = "".join(lamps)
    return row
