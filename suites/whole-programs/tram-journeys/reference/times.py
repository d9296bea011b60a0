"""Times of a day in minutes, and the days of the week."""
import re

from faults import Mistake

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
LAST_HOUR = 28


def read_time(word):
    """Up to 27:59, which is the night behind the day."""
    if not re.fullmatch("[0-9]{2}:[0-9]{2}", word) or int(word[:2]) >= LAST_HOUR or int(word[3:]) >= 60:
        raise Mistake(f"bad time {word}")
    return int(word[:2]) * 60 + int(word[3:])


def show_time(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def read_number(word, least, most):
    if not re.fullmatch("[0-9]{1,3}", word) or not least <= int(word) <= most:
        raise Mistake(f"bad number {word}")
    return int(word)


def read_days(word):
    """`mon-fri`, `sat,sun`, `daily`: a set of days; a span may go over the end of the week."""
    if word == "daily":
        return set(DAYS)
    days = set()
    for part in word.split(","):
        first, dash, last = part.partition("-")
        start = read_day(first)
        end = read_day(last) if dash else start
        length = (end - start) % len(DAYS) + 1
        days.update(DAYS[(start + step) % len(DAYS)] for step in range(length))
    return days


def read_day(word):
    if word not in DAYS:
        raise Mistake(f"bad day {word}")
    return DAYS.index(word)
