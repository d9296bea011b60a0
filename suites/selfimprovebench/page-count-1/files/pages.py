def pages(entries, lines):
    return {letter: count // lines for letter, count in entries.items()}
