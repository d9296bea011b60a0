"""Times of a day, in minutes."""
import re


def read_time(word):
    """Minutes since midnight; None where it is no time."""
    if not re.fullmatch("[0-9]{2}:[0-9]{2}", word):
        return None
    hours, minutes = int(word[:2]), int(word[3:])
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def show_time(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"
