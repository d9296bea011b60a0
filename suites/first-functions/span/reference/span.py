def span(numbers):
    return max(numbers) - min(numbers)
