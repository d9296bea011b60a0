def upper_words(words):
    raise NotImplementedError
