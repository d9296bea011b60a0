def lamp_steps(row, steps):
    for _ in range(steps):
        padded = "." + row + "."
        lamps = []
        for i in range(1, len(padded) - 1):
            neighbours = (padded[i - 1] == "*") + (padded[i] == "*")
            lamps.append("*" if neighbours == 1 else ".")
    return "".join(lamps) if steps else row
