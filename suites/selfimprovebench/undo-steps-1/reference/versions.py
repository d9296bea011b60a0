def versions(edits):
    words, kept = [], []
    for edit in edits:
        if edit != "undo":
            words.append(edit)
        elif words:
            words.pop()
        kept.append(list(words))
    return kept
