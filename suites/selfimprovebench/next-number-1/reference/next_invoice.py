def next_invoice(numbers, year):
    used = [int(number.split("-")[1]) for number in numbers if number.split("-")[0] == str(year)]
    return f"{year}-{max(used, default=0) + 1}"
