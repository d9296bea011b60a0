def box_volume(length, width, height):
    raise NotImplementedError
