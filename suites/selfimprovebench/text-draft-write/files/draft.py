class Draft:
    def __init__(self):
        raise NotImplementedError
