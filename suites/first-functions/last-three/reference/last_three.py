def last_three(text):
    return text[-3:]
