def plus_one(numbers):
    raise NotImplementedError
