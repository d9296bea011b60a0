"""A ferry desk: commands in, what comes of them out."""
import sys

from commands import Refused, read_command
from desk import Desk
from report import crossing_lines, day_lines


def main():
    desk = Desk()
    for line in sys.stdin.read().split("\n"):
        if line.strip():
            print("\n".join(answer(desk, line)))


def answer(desk, line):
    try:
        word, values = read_command(line)
        if word == "list":
            return listed(desk, *values)
        if word == "day":
            return day_lines(desk)
        return getattr(desk, word)(*values)
    except Refused as refused:
        return [f"refused: {refused}"]


def listed(desk, ship, departs):
    crossing = desk.find(ship, departs)
    if crossing is None:
        raise Refused(f"no {ship} at {departs // 60:02}:{departs % 60:02}")
    return crossing_lines(crossing)


main()
