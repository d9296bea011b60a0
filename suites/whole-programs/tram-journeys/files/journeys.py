def plan(text):
    """What comes of each question of a text, behind its timetable."""
    raise NotImplementedError
