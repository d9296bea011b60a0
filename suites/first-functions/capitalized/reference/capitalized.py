def capitalized(text):
    return text.capitalize()
