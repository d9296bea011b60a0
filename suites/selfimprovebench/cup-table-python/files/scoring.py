def points(scored, conceded):
    """The points of a match for the side that has scored and conceded so many goals."""
    if scored >= conceded:
        return 3
    return 0
