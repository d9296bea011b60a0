def celsius_to_fahrenheit(degrees):
    raise NotImplementedError
