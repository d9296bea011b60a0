def middle_character(text):
    return text[len(text) // 2]
