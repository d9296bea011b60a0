def replace_letter(text, old, new):
    raise NotImplementedError
