def metres_to_centimetres(metres):
    raise NotImplementedError
