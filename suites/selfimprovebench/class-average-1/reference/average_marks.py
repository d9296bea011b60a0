def average_marks(marks):
    averages = {}
    for subject, given in marks.items():
        averages[subject] = round(sum(given) / len(given), 2)
    return averages
