"""Threads that lie on top, or below, for longer than one crossing."""
from itertools import groupby


def longest_floats(rows):
    """(length, thread, place) of the longest float of warp, on top, and of weft, which is where the warp lies below."""
    columns = [list(column) for column in zip(*rows)]
    return longest(columns, True), longest(rows, False)


def longest(lines, wanted):
    """The first longest run of what is wanted: length, line and place from 1; none is of length 0."""
    best = (0, 0, 0)
    for thread, line in enumerate(lines, 1):
        place = 1
        for value, group in groupby(line):
            length = len(list(group))
            if value == wanted and length > best[0]:
                best = (length, thread, place)
            place += length
    return best


def loose(rows):
    """Threads, warp and weft, that are never crossed: 1-based."""
    columns = [list(column) for column in zip(*rows)]
    return never_crossed(columns), never_crossed(rows)


def never_crossed(lines):
    return [number for number, line in enumerate(lines, 1) if len(set(line)) == 1]


def balance(rows):
    """How much of the face is warp, in whole percent, half a percent up."""
    up = sum(sum(row) for row in rows)
    places = sum(len(row) for row in rows)
    return (200 * up + places) // (2 * places)
