"""Units, and how much of the smallest one of their kind each is."""
from fractions import Fraction

UNITS = {
    "g": ("mass", 1),
    "dag": ("mass", 10),
    "kg": ("mass", 1000),
    "ml": ("volume", 1),
    "cl": ("volume", 10),
    "dl": ("volume", 100),
    "l": ("volume", 1000),
    "spoon": ("volume", 15),
    "piece": ("count", 1),
    "dozen": ("count", 12),
}
LARGE = {"mass": ("g", "kg"), "volume": ("ml", "l")}


def show(kind, amount):
    """An amount in its usual form, rounded up to what can be bought."""
    whole = -(-amount // 1)
    if kind == "count":
        return f"{whole} piece" if whole == 1 else f"{whole} pieces"
    small, large = LARGE[kind]
    if whole < 1000:
        return f"{whole} {small}"
    return f"{decimal(Fraction(whole, 1000))} {large}"


def decimal(amount):
    """A number of thousandths, with no zeros at its end."""
    whole, thousandths = divmod(int(amount * 1000), 1000)
    digits = f"{thousandths:03}".rstrip("0")
    return f"{whole}.{digits}" if digits else str(whole)
