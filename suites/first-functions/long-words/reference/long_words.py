def long_words(words, n):
    return [w for w in words if len(w) > n]
