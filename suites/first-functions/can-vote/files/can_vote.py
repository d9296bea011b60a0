def can_vote(age, citizen):
    raise NotImplementedError
