def caesar_shift_one(text):
    return "".join("a" if c == "z" else chr(ord(c) + 1) for c in text)
