def upper_words(words):
    return [w.upper() for w in words]
