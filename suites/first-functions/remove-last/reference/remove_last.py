def remove_last(text):
    return text[:-1]
