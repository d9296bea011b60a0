def left_calculate(tokens):
    if not tokens:
        return 0
    value = tokens[0]
    for i in range(1, len(tokens), 2):
        operator, number = tokens[i], tokens[i + 1]
        if operator == "+":
            value += number
        elif operator == "-":
            value -= number
        elif operator == "*":
            value *= number
        else:
            if number == 0:
                return None
            negative = (value < 0) != (number < 0)
            value = abs(value) // abs(number)
            if negative:
                value = -value
    return value
