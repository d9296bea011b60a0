def ends_with(text, part):
    return text.endswith(part)
