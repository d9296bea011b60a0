def code_is_valid(code):
    if len(code) < 2 or not code.isdigit():
        return False
    weights = (3, 5, 7)
    total = 0
    for i, digit in enumerate(code[:-1]):
        total += int(digit) * weights[i % len(weights)]
    return total % 9 == int(code[-1])
