def top_words(text, count):
    seen = {}
    for word in text.split():
        seen[word] = seen.get(word, 0) + 1
    pairs = sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))
    return [word for word, times in pairs[:count]]
