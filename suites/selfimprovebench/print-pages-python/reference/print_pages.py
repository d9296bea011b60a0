def print_pages(text):
    pages = []
    for part in text.split(","):
        if not part:
            continue
        ends = [int(end) for end in part.split("-")]
        step = 1 if ends[0] <= ends[-1] else -1
        for page in range(ends[0], ends[-1] + step, step):
            if page not in pages:
                pages.append(page)
    return pages
