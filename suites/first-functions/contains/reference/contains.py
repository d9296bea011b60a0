def contains(text, part):
    return part in text
