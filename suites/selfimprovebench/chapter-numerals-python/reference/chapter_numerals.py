def chapter_numerals(number):
    values = [
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
        (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    text = ""
    for value, numeral in values:
        text += numeral * (number // value)
        number %= value
    return text
