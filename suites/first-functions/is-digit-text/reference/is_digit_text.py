def is_digit_text(text):
    return text.isdigit()
