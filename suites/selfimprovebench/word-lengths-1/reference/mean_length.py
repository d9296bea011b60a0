def mean_length(sentence):
    lengths = [len(word) for word in sentence.split()]
    return sum(lengths) / len(lengths) if lengths else 0
