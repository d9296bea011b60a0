def title_words(text):
    raise NotImplementedError
