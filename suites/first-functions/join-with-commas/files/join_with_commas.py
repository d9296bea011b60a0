def join_with_commas(words):
    raise NotImplementedError
