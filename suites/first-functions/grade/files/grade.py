def grade(points):
    raise NotImplementedError
