"""What a crossing costs, in cents."""

FARES = {"foot": 450, "bike": 700, "car": 2900, "van": 4150, "truck": 9800}
EARLY = 7 * 60
GROUP = 10


def fare(parties, departs):
    """Groups on foot pay nine tenths, the first ships of the day four fifths of all; rounded down to 5 cents."""
    total = 0
    for what, count in parties:
        price = FARES[what] * count
        if what == "foot" and count >= GROUP:
            price = price * 9 // 10
        total += price
    if departs < EARLY:
        total = total * 4 // 5
    return total // 5 * 5


def refund(paid, minutes):
    """What comes back of a booking so many minutes before the ship departs."""
    if minutes >= 120:
        return paid
    return paid // 2 if minutes >= 30 else 0


def show_money(cents):
    return f"{cents // 100}.{cents % 100:02}"
