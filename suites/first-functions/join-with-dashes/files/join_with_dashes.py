def join_with_dashes(words):
    raise NotImplementedError
