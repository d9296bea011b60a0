def widest_word(sentence, start):
    lengths = [len(word) for word in sentence.split() if word.startswith(start)]
    longest = max(lengths, default=0)
    return longest
