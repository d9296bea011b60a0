def can_vote(age, citizen):
    return age >= 18 and citizen
