def pages(entries, lines):
    return {letter: (count + lines - 1) // lines for letter, count in entries.items()}
