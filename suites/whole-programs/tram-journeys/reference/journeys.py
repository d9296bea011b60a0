"""Answers questions about journeys by tram."""
from faults import Mistake
from search import Search
from times import DAYS, read_number, read_time, show_time
from timetable import USAGES, Timetable, name, read_line

MOST_RIDES = 3


def plan(text):
    """What comes of each question of a text, behind its timetable."""
    table = Timetable()
    current = None
    told = []
    for number, line in enumerate(text.split("\n"), 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        try:
            if words[0] in USAGES:
                current = read_line(table, current, words)
            else:
                told.extend(answer(table, words))
        except Mistake as mistake:
            told.append(f"line {number}: {mistake}")
    return "\n".join(told)


def answer(table, words):
    if words[0] == "go":
        return go(table, words)
    if words[0] == "board":
        return board(table, words)
    raise Mistake(f"unknown word {words[0]}")


def known(table, word):
    if name(word) not in table.stops():
        raise Mistake(f"unknown stop {word}")
    return word


def day_of(word):
    if word not in DAYS:
        raise Mistake(f"bad day {word}")
    return word


def go(table, words):
    if len(words) not in (5, 6):
        raise Mistake("expected go FROM TO DAY TIME [RIDES]")
    start, goal = known(table, words[1]), known(table, words[2])
    day, at = day_of(words[3]), read_time(words[4])
    most = read_number(words[5], 0, 5) if len(words) == 6 else MOST_RIDES
    if start == goal:
        return ["you are there"]
    way = Search(table, day, goal, most).from_stop(start, at)
    return journey_lines(way) if way else ["no way"]


def journey_lines(way):
    lines = [f"{way[0].start} to {way[-1].end}: {way[-1].arrives - way[0].departs} min"]
    for leg in way:
        how = f"tram {leg.line}" if leg.line else "on foot"
        lines.append(f"  {show_time(leg.departs)} {leg.start} {how} to {leg.end} {show_time(leg.arrives)}")
    return lines


def board(table, words):
    """The next departures of a stop, at most so many."""
    if len(words) != 5:
        raise Mistake("expected board STOP DAY TIME COUNT")
    stop, day = known(table, words[1]), day_of(words[2])
    at, count = read_time(words[3]), read_number(words[4], 1, 20)
    found = set()
    for line in table.lines.values():
        for place, minutes in line.stops[:-1]:
            if place == stop:
                found.update((begun + minutes, line.name, line.stops[-1][0]) for days, begun in line.runs if day in days)
    later = sorted(each for each in found if each[0] >= at)[:count]
    return [f"{show_time(time)} {line} {end}" for time, line, end in later] or ["no departures"]
