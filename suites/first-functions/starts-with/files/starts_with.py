def starts_with(text, part):
    raise NotImplementedError
