def average_marks(marks):
    averages = {}
    for subject, given in marks.items():
        averages[subject] = sum(given) / len(given)
    return averages
