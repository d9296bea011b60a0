def shortest_word(words):
    return min(words, key=len)
