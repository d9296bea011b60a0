def pence_to_pounds(pence):
    return pence / 100
