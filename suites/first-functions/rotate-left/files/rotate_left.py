def rotate_left(items):
    raise NotImplementedError
