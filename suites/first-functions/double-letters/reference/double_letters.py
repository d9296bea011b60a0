def double_letters(text):
    return "".join(c * 2 for c in text)
