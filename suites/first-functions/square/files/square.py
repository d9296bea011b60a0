def square(n):
    raise NotImplementedError
