def is_empty(text):
    return text == ""
