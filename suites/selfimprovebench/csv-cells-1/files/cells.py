def cells(line):
    out = []
    cell = ""
    quoted = False
    for sign in line:
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            if cell:
                out.append(cell)
            cell = ""
        else:
            cell += sign
    return out
