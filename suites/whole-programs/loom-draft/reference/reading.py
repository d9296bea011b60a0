"""Reads a draft, line by line."""
from dataclasses import dataclass, field

from sequences import Unclear, read_sequence

WORDS = ("shafts", "threading", "tieup", "treadling", "warp", "weft")
LONGEST = 200
MOST_SHAFTS = 16


class Mistake(Exception):
    def __init__(self, line, message):
        super().__init__(f"line {line}: {message}" if line else message)


@dataclass
class Draft:
    shafts: int = 0
    threading: list = field(default_factory=list)
    treadling: list = field(default_factory=list)
    tieup: dict = field(default_factory=dict)  # treadle: set of shafts
    warp: list = field(default_factory=list)
    weft: list = field(default_factory=list)
    treadled: list = field(default_factory=list)  # (line, treadles of it)


def read_draft(text):
    draft = Draft()
    for number, line in enumerate(text.split("\n"), 1):
        word, _, rest = line.strip().partition(" ")
        if word == "" or word.startswith("%"):
            continue
        if word not in WORDS:
            raise Mistake(number, f"unknown word {word}")
        try:
            take(draft, word, rest.strip(), number)
        except Unclear as unclear:
            raise Mistake(number, str(unclear)) from None
    complete(draft)
    return draft


def take(draft, word, rest, number):
    if word == "shafts":
        set_shafts(draft, rest, number)
        return
    if draft.shafts == 0:
        raise Mistake(number, "shafts come first")
    if word == "threading":
        extend(draft.threading, read_sequence(rest, draft.shafts), number)
    elif word == "treadling":
        treadles = read_sequence(rest, 99)
        extend(draft.treadling, treadles, number)
        draft.treadled.append((number, treadles))
    elif word == "tieup":
        tie(draft, rest, number)
    else:
        extend(draft.warp if word == "warp" else draft.weft, colours(rest, number), number)


def set_shafts(draft, rest, number):
    if draft.shafts:
        raise Mistake(number, "shafts stand twice")
    if not (rest.isascii() and rest.isdigit() and 2 <= int(rest) <= MOST_SHAFTS):
        raise Mistake(number, f"bad number of shafts {rest}")
    draft.shafts = int(rest)


def extend(whole, more, number):
    whole.extend(more)
    if len(whole) > LONGEST:
        raise Mistake(number, f"more than {LONGEST}")


def tie(draft, rest, number):
    """`TREADLE: SHAFTS`"""
    treadle, colon, shafts = rest.partition(":")
    treadle = treadle.strip()
    if not colon:
        raise Mistake(number, "expected TREADLE: SHAFTS")
    if not (treadle.isascii() and treadle.isdigit() and 1 <= int(treadle) <= 99):
        raise Mistake(number, f"bad treadle {treadle}")
    if int(treadle) in draft.tieup:
        raise Mistake(number, f"treadle {int(treadle)} is tied twice")
    draft.tieup[int(treadle)] = set(read_sequence(shafts.strip(), draft.shafts))


def colours(rest, number):
    for letter in rest:
        if not "a" <= letter <= "z":
            raise Mistake(number, f"bad colour {letter}")
    if not rest:
        raise Mistake(number, "expected colours")
    return list(rest)


def complete(draft):
    if not draft.shafts:
        raise Mistake(0, "no shafts")
    if not draft.threading:
        raise Mistake(0, "no threading")
    if not draft.treadling:
        raise Mistake(0, "no treadling")
    for number, treadles in draft.treadled:
        for treadle in treadles:
            if treadle not in draft.tieup:
                raise Mistake(number, f"treadle {treadle} is not tied")
