def mirror_words(words):
    lowered = [word.lower() for word in words]
    found = set()
    for word in lowered:
        mirror = word[::-1]
        if mirror == word:
            if lowered.count(word) >= 1:
                found.add(word)
        elif mirror in lowered:
            found.add(word)
    return sorted(found)
