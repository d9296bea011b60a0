"""Values, and the functions that every program has."""
from dataclasses import dataclass
from typing import Callable

QUOTED = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
LONGEST_RANGE = 10_000
DIGITS = frozenset("0123456789")


class Trouble(Exception):
    """A fault whose line is not known yet."""


def kind_of(value):
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "a truth value"
    if isinstance(value, int):
        return "a number"
    return "a text" if isinstance(value, str) else "a list"


def same(one, other):
    """Whether two values are equal: of one kind, and of one content."""
    if kind_of(one) != kind_of(other):
        return False
    if isinstance(one, list):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other))
    return one == other


def show(value, quoted=False, around=()):
    """A value as it is printed; texts in lists are quoted."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quote(value) if quoted else value
    if isinstance(value, list):
        if any(value is each for each in around):
            return "[...]"
        return "[" + ", ".join(show(each, True, (*around, value)) for each in value) + "]"
    return str(value)


def quote(text):
    return '"' + "".join(QUOTED.get(char, char) for char in text) + '"'


@dataclass
class Given:
    """A function that every program has: what it takes, by kind, and what it does."""

    kinds: tuple
    work: Callable


def apply(name, values):
    """What a function of the library makes of values."""
    given = LIBRARY[name]
    for kind, value in zip(given.kinds, values):
        found = kind_of(value)
        if kind == "a text or a list":
            fits = found in ("a text", "a list")
        else:
            fits = kind in ("anything", found)
        if not fits:
            raise Trouble(f"{name}: expected {kind} but found {found}")
    return given.work(*values)


def number(text):
    digits = text[1:] if text.startswith("-") else text
    if digits == "" or not set(digits) <= DIGITS:
        raise Trouble(f"not a number: {text}")
    return int(text)


def pop(items):
    if not items:
        raise Trouble("the list is empty")
    return items.pop()


def split(text, between):
    return list(text) if between == "" else text.split(between)


def join(items, between):
    if any(not isinstance(each, str) for each in items):
        raise Trouble("join: expected a list of texts")
    return between.join(items)


def sort(items):
    kinds = {kind_of(each) for each in items}
    if len(kinds) > 1 or not kinds <= {"a number", "a text"}:
        raise Trouble("cannot sort this")
    return sorted(items)


def span(start, end):
    if end - start > LONGEST_RANGE:
        raise Trouble("range is too large")
    return list(range(start, end))


def part(whole, start, end):
    start = max(0, start)
    return whole[start : max(start, end)]


def find(whole, wanted):
    if isinstance(whole, list):
        return next((place for place, each in enumerate(whole) if same(each, wanted)), -1)
    if not isinstance(wanted, str):
        raise Trouble(f"find: expected a text but found {kind_of(wanted)}")
    return whole.find(wanted)


NUMBER, TEXT, LIST, EITHER, ANY = "a number", "a text", "a list", "a text or a list", "anything"

LIBRARY = {
    "len": Given((EITHER,), len),
    "text": Given((ANY,), show),
    "number": Given((TEXT,), number),
    "kind": Given((ANY,), lambda value: kind_of(value).split(" ", 1)[-1]),
    "push": Given((LIST, ANY), lambda items, value: items.append(value)),
    "pop": Given((LIST,), pop),
    "split": Given((TEXT, TEXT), split),
    "join": Given((LIST, TEXT), join),
    "sort": Given((LIST,), sort),
    "range": Given((NUMBER, NUMBER), span),
    "slice": Given((EITHER, NUMBER, NUMBER), part),
    "find": Given((EITHER, ANY), find),
    "upper": Given((TEXT,), str.upper),
    "abs": Given((NUMBER,), abs),
    "min": Given((NUMBER, NUMBER), min),
    "max": Given((NUMBER, NUMBER), max),
}
