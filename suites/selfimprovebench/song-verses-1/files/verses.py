def verses(song, lines):
    done = []
    verse = []
    for line in song:
        verse.append(line)
        if len(verse) == lines:
            done.append(" / ".join(verse))
            verse = []
    return done
