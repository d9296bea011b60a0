def letter_counts(text):
    raise NotImplementedError
