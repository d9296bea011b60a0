def paragraphs(lines):
    found = []
    part = ""
    for line in lines:
        if line == "":
            if part:
                found.append(part)
            part = ""
        else:
            part = part + " " + line if part else line
    return found
