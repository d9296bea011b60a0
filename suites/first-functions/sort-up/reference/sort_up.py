def sort_up(numbers):
    return sorted(numbers)
