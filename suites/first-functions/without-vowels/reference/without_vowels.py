def without_vowels(text):
    return "".join(c for c in text if c not in "aeiou")
