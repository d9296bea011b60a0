def house_numbers(last):
    numbers = []
    for number in range(1, last + 1):
        if number % 2 == 1 and number % 100 != 13:
            numbers.append(number)
    return numbers
