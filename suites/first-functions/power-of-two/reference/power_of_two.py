def power_of_two(n):
    return 2 ** n
