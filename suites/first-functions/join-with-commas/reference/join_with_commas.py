def join_with_commas(words):
    return ", ".join(words)
