def shared_tags(notes, least):
    counts = {}
    for note in notes:
        for tag in {tag.strip() for tag in note}:
            counts[tag] = counts.get(tag, 0) + 1
    return {tag for tag, count in counts.items() if count >= least}
