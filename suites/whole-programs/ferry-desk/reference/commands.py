"""Reads commands: a word, and what it takes."""
import re

from clock import read_time
from fleet import METRES

FORMS = {
    "sail": ("ship", "time", "seats", "metres"),
    "clock": ("time",),
    "book": ("name", "ship", "time", "parties"),
    "cancel": ("number",),
    "storm": ("ship", "time"),
    "list": ("ship", "time"),
    "day": (),
}


class Refused(Exception):
    """A command that is not carried out."""


def read_command(line):
    """The word of a command, and its values."""
    word, *rest = line.split()
    if word not in FORMS:
        raise Refused(f"unknown command {word}")
    form = FORMS[word]
    if form and form[-1] == "parties":
        fits = len(rest) >= len(form)
    else:
        fits = len(rest) == len(form)
    if not fits:
        raise Refused(" ".join(["usage:", word, *[part.upper() for part in form]]))
    values = [read_value(part, given) for part, given in zip(form, rest) if part != "parties"]
    if form and form[-1] == "parties":
        values.append(read_parties(rest[len(form) - 1 :]))
    return word, values


def read_value(part, given):
    if part in ("ship", "name"):
        value = given if re.fullmatch("[A-Za-z]+", given) else None
    elif part == "time":
        value = read_time(given)
    else:
        value = int(given) if re.fullmatch("[0-9]{1,4}", given) else None
    if value is None:
        raise Refused(f"bad {part} {given}")
    return value


def read_parties(words):
    """`3foot car`: how many of what; each kind once, in the order of the tariff"""
    counts = {}
    for word in words:
        found = re.fullmatch("([1-9][0-9]?)?([a-z]+)", word)
        if found is None or found[2] not in METRES:
            raise Refused(f"bad party {word}")
        counts[found[2]] = counts.get(found[2], 0) + int(found[1] or 1)
    return [(what, counts[what]) for what in METRES if what in counts]
