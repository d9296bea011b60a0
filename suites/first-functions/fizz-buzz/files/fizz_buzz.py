def fizz_buzz(n):
    raise NotImplementedError
