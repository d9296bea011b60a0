def agreed(answers):
    word = "yes"
    return sum(1 for answer in answers if answer.strip().lower() == word.strip().lower())
