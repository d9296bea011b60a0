def celsius_to_fahrenheit(degrees):
    return degrees * 9 / 5 + 32
