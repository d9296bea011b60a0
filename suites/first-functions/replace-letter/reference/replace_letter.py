def replace_letter(text, old, new):
    return text.replace(old, new)
