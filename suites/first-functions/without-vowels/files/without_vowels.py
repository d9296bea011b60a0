def without_vowels(text):
    raise NotImplementedError
