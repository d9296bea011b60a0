"""The desk: what each command does."""
from clock import show_time
from commands import Refused
from fares import fare, refund, show_money
from fleet import Booking, Crossing


class Desk:
    def __init__(self):
        self.now = 0
        self.crossings = []
        self.numbers = 0
        self.till = 0

    def sail(self, ship, departs, seats, metres):
        self.not_past(departs)
        if self.find(ship, departs):
            raise Refused(f"{ship} {show_time(departs)} is there already")
        self.crossings.append(Crossing(ship, departs, seats, metres))
        self.crossings.sort(key=lambda each: (each.departs, each.ship))
        return [f"sailing {ship} {show_time(departs)}"]

    def clock(self, time):
        if time < self.now:
            raise Refused(f"it is {show_time(self.now)} already")
        self.now = time
        lines = [f"now {show_time(time)}"]
        for crossing in self.crossings:
            if crossing.state == "open" and crossing.departs <= time:
                crossing.state = "gone"
                seats = crossing.seats - crossing.seats_left()
                lines.append(f"gone {crossing.ship} {show_time(crossing.departs)} with {seats} aboard")
                crossing.waiting.clear()
        return lines

    def book(self, name, ship, departs, parties):
        crossing = self.open_crossing(ship, departs)
        booking = Booking(self.numbers + 1, name, parties, crossing, fare(parties, departs))
        if booking.seats > crossing.seats or booking.metres > crossing.metres:
            raise Refused(f"{ship} is too small")
        self.numbers += 1
        if crossing.waiting or not crossing.has_room(booking):
            crossing.waiting.append(booking)
            return [f"{booking.number} waits, {len(crossing.waiting)} in line"]
        return [self.confirm(booking)]

    def confirm(self, booking):
        booking.crossing.bookings.append(booking)
        self.till += booking.paid
        return f"{booking.number} booked, {show_money(booking.paid)}"

    def cancel(self, number):
        booking = self.booking(number)
        crossing = booking.crossing
        if crossing.state != "open":
            raise Refused(f"{crossing.ship} is {crossing.state}")
        if booking in crossing.waiting:
            crossing.waiting.remove(booking)
            lines = [f"{number} waits no longer"]
        else:
            back = refund(booking.paid, crossing.departs - self.now)
            self.till -= back
            crossing.bookings.remove(booking)
            lines = [f"{number} cancelled, {show_money(back)} back"]
        return lines + self.move_up(crossing)

    def move_up(self, crossing):
        """Those who wait come aboard in their order, as long as the first of them has room."""
        lines = []
        while crossing.waiting and crossing.has_room(crossing.waiting[0]):
            lines.append(self.confirm(crossing.waiting.pop(0)))
        return lines

    def storm(self, ship, departs):
        """A crossing that does not take place: all is paid back, or goes with the next ship that has room."""
        crossing = self.open_crossing(ship, departs)
        crossing.state = "off"
        lines = [f"off {ship} {show_time(departs)}"]
        waiting, crossing.waiting = crossing.waiting, []
        bookings, crossing.bookings = crossing.bookings, []
        for booking in bookings:
            lines.append(self.elsewhere(booking))
        for booking in waiting:
            lines.append(f"{booking.number} waits no longer")
        return lines

    def elsewhere(self, booking):
        later = [each for each in self.crossings if each.departs > booking.crossing.departs]
        for crossing in later:
            if crossing.state == "open" and not crossing.waiting and crossing.has_room(booking):
                booking.crossing = crossing
                crossing.bookings.append(booking)
                return f"{booking.number} moved to {crossing.ship} {show_time(crossing.departs)}"
        self.till -= booking.paid
        return f"{booking.number} paid back, {show_money(booking.paid)}"

    def not_past(self, departs):
        if departs <= self.now:
            raise Refused("that is past")

    def find(self, ship, departs):
        return next((each for each in self.crossings if (each.ship, each.departs) == (ship, departs)), None)

    def open_crossing(self, ship, departs):
        crossing = self.find(ship, departs)
        if crossing is None:
            raise Refused(f"no {ship} at {show_time(departs)}")
        if crossing.state != "open":
            raise Refused(f"{ship} is {crossing.state}")
        return crossing

    def booking(self, number):
        for crossing in self.crossings:
            for booking in [*crossing.bookings, *crossing.waiting]:
                if booking.number == number:
                    return booking
        raise Refused(f"no booking {number}")
