def without_first(text):
    return text[1:]
