def first_three(text):
    return text[:3]
