def is_digit_text(text):
    raise NotImplementedError
