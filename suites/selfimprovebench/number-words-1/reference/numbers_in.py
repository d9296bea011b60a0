def numbers_in(text):
    numbers = []
    digits = ""
    for sign in text:
        if sign.isdigit():
            digits += sign
        elif digits:
            numbers.append(int(digits))
            digits = ""
    if digits:
        numbers.append(int(digits))
    return numbers
