SILL = 200


def water_over_sill(level):
    """The water over the sill in centimetres. A level is a reading of the gauge in centimetres; the sill lies at 200."""
    return max(0, level - SILL)
