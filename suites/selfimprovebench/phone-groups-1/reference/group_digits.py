def group_digits(number):
    digits = "".join(char for char in number if char.isdigit())
    groups = []
    while len(digits) > 4:
        groups.append(digits[:3])
        digits = digits[3:]
    if len(digits) == 4:
        groups.append(digits[:2])
        digits = digits[2:]
    if digits:
        groups.append(digits)
    return " ".join(groups)
