def double_letters(text):
    raise NotImplementedError
