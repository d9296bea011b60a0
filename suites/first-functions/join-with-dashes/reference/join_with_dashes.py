def join_with_dashes(words):
    return "-".join(words)
