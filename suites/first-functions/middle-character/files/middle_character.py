def middle_character(text):
    raise NotImplementedError
