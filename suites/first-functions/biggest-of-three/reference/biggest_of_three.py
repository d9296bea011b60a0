def biggest_of_three(a, b, c):
    return max(a, b, c)
