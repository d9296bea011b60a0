"""Finds the best journey: there first, then with few rides, then with little walking."""
from dataclasses import dataclass

USUAL_CHANGE = 3


@dataclass(frozen=True)
class Leg:
    line: str  # empty: on foot
    start: str
    departs: int
    end: str
    arrives: int


class Search:
    def __init__(self, table, day, goal, most_rides):
        self.table = table
        self.goal = goal
        self.day = day
        self.most_rides = most_rides
        self.best = None

    def from_stop(self, stop, time, legs=()):
        """Looks at all journeys that go on from a stop; a stop is never come to twice."""
        been = {leg.start for leg in legs} | {stop}
        for leg in self.next_legs(stop, time, legs):
            way = (*legs, leg)
            if leg.end in been or rides(way) > self.most_rides or self.is_late(leg):
                continue
            if leg.end == self.goal:
                self.best = way if self.best is None else min(self.best, way, key=rank)
            else:
                self.from_stop(leg.end, leg.arrives, way)
        return self.best

    def is_late(self, leg):
        return self.best is not None and leg.arrives > self.best[-1].arrives

    def next_legs(self, stop, time, legs):
        """Of each line the first ride that can be caught, to each stop behind; walks do not follow each other."""
        walked = bool(legs) and legs[-1].line == ""
        changes = bool(legs) and not walked
        ready = time + self.table.changes.get(stop, USUAL_CHANGE) if changes else time
        for line in self.table.lines.values():
            yield from self.rides_of(line, stop, ready)
        if not walked:
            for start, end, minutes in self.table.walks:
                if start == stop:
                    yield Leg("", start, time, end, time + minutes)

    def rides_of(self, line, stop, ready):
        before = dict(line.stops).get(stop)
        if before is None:
            return
        begins = [at for days, at in line.runs if self.day in days and at + before >= ready]
        if begins:
            first = min(begins)
            for end, after in line.stops:
                if after > before:
                    yield Leg(line.name, stop, first + before, end, first + after)


def rides(way):
    return sum(leg.line != "" for leg in way)


def rank(way):
    """Less is better."""
    walking = sum(leg.arrives - leg.departs for leg in way if leg.line == "")
    return (way[-1].arrives, rides(way), walking, len(way), [(leg.line, leg.end) for leg in way])
