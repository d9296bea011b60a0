def sort_down(numbers):
    return sorted(numbers, reverse=True)
