def is_adult(age):
    raise NotImplementedError
