def metres_to_centimetres(metres):
    return metres * 100
