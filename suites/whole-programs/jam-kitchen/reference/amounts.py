"""Amounts as they are written in a kitchen: 2, 0.25, 3/4, 1 1/2."""
import re
from fractions import Fraction

WHOLE = re.compile(r"[0-9]+")
DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
PART = re.compile(r"([0-9]+)/([0-9]+)")


def read_amount(words):
    """The amount at the beginning of words, and the words behind it; None where there is none, or where it is 0."""
    if not words:
        return None
    amount = single(words[0])
    rest = words[1:]
    if amount is not None and WHOLE.fullmatch(words[0]) and rest and PART.fullmatch(rest[0]):
        part = single(rest[0])
        if part is None or part >= 1:
            return None
        amount += part
        rest = rest[1:]
    return (amount, rest) if amount else None


def single(word):
    if WHOLE.fullmatch(word) or DECIMAL.fullmatch(word):
        return Fraction(word)
    part = PART.fullmatch(word)
    if part is None or int(part[2]) == 0:
        return None
    return Fraction(int(part[1]), int(part[2]))
