def frame_text(lines):
    width = max((len(line) for line in lines), default=0)
    edge = "+" + "-" * width + "+"
    return [edge] + ["|" + line.ljust(width) + "|" for line in lines] + [edge]
