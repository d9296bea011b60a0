def translate_signs(signs, book):
    out = []
    for sign in signs:
        out.append(book.get(sign))
    return " ".join(out)
