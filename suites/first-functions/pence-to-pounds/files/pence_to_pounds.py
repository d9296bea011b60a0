def pence_to_pounds(pence):
    raise NotImplementedError
