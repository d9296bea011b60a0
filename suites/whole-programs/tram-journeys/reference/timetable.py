"""Reads timetables: lines, where they stop and when they run."""
import re
from dataclasses import dataclass, field

from faults import Mistake
from times import read_days, read_number, read_time


@dataclass
class Line:
    name: str
    stops: list = field(default_factory=list)  # (stop, minutes from the first)
    runs: list = field(default_factory=list)  # (days, minutes at the first stop)


@dataclass
class Timetable:
    lines: dict = field(default_factory=dict)
    changes: dict = field(default_factory=dict)  # stop: minutes to change there
    walks: list = field(default_factory=list)  # (from, to, minutes)

    def stops(self):
        names = {stop for line in self.lines.values() for stop, _ in line.stops}
        return names | {stop for walk in self.walks for stop in walk[:2]}


USAGES = {
    "line": "line NAME",
    "stop": "stop NAME MINUTES",
    "run": "run DAYS TIME",
    "every": "every MINUTES from TIME to TIME DAYS",
    "change": "change STOP MINUTES",
    "walk": "walk STOP STOP MINUTES",
}


def read_line(table, current, words):
    """Takes one line of a timetable in; answers the tram line that goes on."""
    word = words[0]
    fits = len(words) == len(USAGES[word].split())
    if not fits or (word == "every" and (words[2], words[4]) != ("from", "to")):
        raise Mistake(f"expected {USAGES[word]}")
    if word == "line":
        return begin(table, words[1])
    if word == "change":
        table.changes[name(words[1])] = read_number(words[2], 0, 60)
    elif word == "walk":
        one, other, minutes = name(words[1]), name(words[2]), read_number(words[3], 1, 60)
        if one == other:
            raise Mistake(f"{one} is no walk away from itself")
        table.walks += [(one, other, minutes), (other, one, minutes)]
    elif current is None:
        raise Mistake(f"{word} belongs to a line")
    elif word == "stop":
        add_stop(current, name(words[1]), read_number(words[2], 0, 99))
    elif word == "run":
        current.runs.append((read_days(words[1]), read_time(words[2])))
    else:
        add_runs(current, words)
    return current


def name(word):
    if not re.fullmatch("[A-Za-z][A-Za-z0-9]*", word):
        raise Mistake(f"bad name {word}")
    return word


def begin(table, word):
    if name(word) in table.lines:
        raise Mistake(f"line {word} stands twice")
    table.lines[word] = Line(word)
    return table.lines[word]


def add_stop(line, stop, minutes):
    """Minutes count from the stop before; the first has none."""
    if not line.stops:
        if minutes != 0:
            raise Mistake("the first stop is at 0")
        line.stops.append((stop, 0))
        return
    if minutes == 0:
        raise Mistake(f"{stop} is at 0")
    if any(stop == other for other, _ in line.stops):
        raise Mistake(f"stop {stop} stands twice")
    line.stops.append((stop, line.stops[-1][1] + minutes))


def add_runs(line, words):
    step = read_number(words[1], 1, 240)
    start, end = read_time(words[3]), read_time(words[5])
    days = read_days(words[6])
    if end < start:
        raise Mistake(f"{words[5]} is before {words[3]}")
    line.runs.extend((days, at) for at in range(start, end + 1, step))
