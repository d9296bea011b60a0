def chapter_numerals(number):
    values = [(100, "C"), (50, "L"), (10, "X"), (5, "V"), (1, "I")]
    text = ""
    for value, numeral in values:
        text += numeral * (number // value)
        number %= value
    return text
