"""What the desk tells of crossings and of the day."""
from clock import show_time
from fares import show_money


def crossing_lines(crossing):
    lines = [f"{crossing.ship} {show_time(crossing.departs)} {crossing.state}"]
    for booking in sorted(crossing.bookings, key=lambda each: (each.name.lower(), each.number)):
        lines.append(f"  {booking.number} {booking.name}: {party_text(booking.parties)}")
    for place, booking in enumerate(crossing.waiting, 1):
        lines.append(f"  {place}. in line: {booking.number} {booking.name}")
    if crossing.state == "open":
        lines.append(f"  room for {crossing.seats_left()} and {crossing.metres_left()} m")
    return lines


def party_text(parties):
    return ", ".join(what if count == 1 else f"{count} {what}" for what, count in parties)


def day_lines(desk):
    lines = []
    for crossing in desk.crossings:
        full = crossing.seats - crossing.seats_left()
        percent = full * 100 // crossing.seats if crossing.seats else 0
        lines.append(f"{show_time(crossing.departs)} {crossing.ship} {crossing.state}: {full}/{crossing.seats} ({percent}%)")
    return [*lines, f"till {show_money(desk.till)}"]
