def every_second(text):
    return text[::2]
