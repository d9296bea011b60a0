def multiplication_row(n):
    raise NotImplementedError
