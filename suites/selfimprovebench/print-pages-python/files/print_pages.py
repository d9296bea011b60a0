def print_pages(text):
    pages = []
    for part in text.split(","):
        if part:
            pages.append(int(part))
    return pages
