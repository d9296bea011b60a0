def first_letters(words):
    return [w[0] for w in words]
