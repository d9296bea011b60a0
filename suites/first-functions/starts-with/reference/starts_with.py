def starts_with(text, part):
    return text.startswith(part)
