def reverse_text(text):
    raise NotImplementedError
