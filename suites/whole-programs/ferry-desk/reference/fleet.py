"""Crossings: what a ship has room for, and who is aboard."""
from dataclasses import dataclass, field

METRES = {"foot": 0, "bike": 0, "car": 5, "van": 7, "truck": 14}
SEATS = {"foot": 1, "bike": 1, "car": 2, "van": 3, "truck": 1}


@dataclass
class Booking:
    number: int
    name: str
    parties: list  # (what, how many)
    crossing: "Crossing"
    paid: int

    @property
    def metres(self):
        return sum(METRES[what] * count for what, count in self.parties)

    @property
    def seats(self):
        return sum(SEATS[what] * count for what, count in self.parties)


@dataclass
class Crossing:
    ship: str
    departs: int
    seats: int
    metres: int
    state: str = "open"
    bookings: list = field(default_factory=list)
    waiting: list = field(default_factory=list)  # (number, name, parties)

    def seats_left(self):
        return self.seats - sum(each.seats for each in self.bookings)

    def metres_left(self):
        return self.metres - sum(each.metres for each in self.bookings)

    def has_room(self, booking):
        return booking.seats <= self.seats_left() and booking.metres <= self.metres_left()
