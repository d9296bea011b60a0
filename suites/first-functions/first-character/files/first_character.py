def first_character(text):
    raise NotImplementedError
