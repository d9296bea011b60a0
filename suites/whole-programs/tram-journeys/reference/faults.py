class Mistake(Exception):
    """What is wrong with a line of a timetable, or with a question."""
