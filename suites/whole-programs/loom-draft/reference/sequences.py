"""Sequences in short: 1-4 3-2, (1 2)x3, <1-4>."""


class Unclear(Exception):
    """A sequence that cannot be read."""


SIGNS = "()<>-"
MOST_TIMES = 50
MOST_PLACES = 1000


def read_sequence(text, highest):
    """The numbers that a text stands for, each of 1 to highest."""
    reader = Reader(tokens_of(text), highest)
    numbers = reader.items("")
    if not numbers:
        raise Unclear("empty sequence")
    return numbers


def tokens_of(text):
    tokens = []
    for word in text.split():
        rest = word
        while rest:
            size = 1
            if rest[0] == "x" and rest[1:2].isdigit():
                size = 1 + digits(rest[1:])
            elif rest[0] in "0123456789":
                size = digits(rest)
            elif rest[0] not in SIGNS:
                raise Unclear(f"unexpected {rest[0]}")
            tokens.append(rest[:size])
            rest = rest[size:]
    return tokens


def digits(text):
    return next((place for place, letter in enumerate(text) if letter not in "0123456789"), len(text))


class Reader:
    def __init__(self, tokens, highest):
        self.tokens = tokens
        self.highest = highest

    def items(self, close):
        """All up to the sign that closes; the empty one is the end of the text."""
        numbers = []
        while self.tokens and self.tokens[0] not in (")", ">"):
            numbers.extend(self.item())
            if len(numbers) > MOST_PLACES:
                raise Unclear("sequence is too long")
        found = self.tokens.pop(0) if self.tokens else ""
        if found != close:
            raise Unclear(f"unexpected {found}" if found else f"expected {close}")
        return numbers

    def item(self):
        token = self.tokens.pop(0)
        if token == "(":
            numbers = self.items(")")
        elif token == "<":
            numbers = mirrored(self.items(">"))
        elif token[0] in "0123456789":
            numbers = self.run(self.number(token))
        else:
            raise Unclear(f"unexpected {token}")
        while self.tokens and self.tokens[0][0] == "x":
            times = self.tokens.pop(0)
            if not 1 <= int(times[1:]) <= MOST_TIMES:
                raise Unclear(f"bad repeat {times}")
            numbers = numbers * int(times[1:])
        return numbers

    def run(self, first):
        """`first-last`, up or down, or first alone"""
        if not self.tokens or self.tokens[0] != "-":
            return [first]
        self.tokens.pop(0)
        if not self.tokens or not self.tokens[0][0].isdigit():
            raise Unclear("expected a number behind -")
        last = self.number(self.tokens.pop(0))
        return list(range(first, last + 1)) if first <= last else list(range(first, last - 1, -1))

    def number(self, token):
        if not 1 <= int(token) <= self.highest:
            raise Unclear(f"{int(token)} is not in 1-{self.highest}")
        return int(token)


def mirrored(numbers):
    """There and back, the turning point once."""
    return numbers + numbers[-2::-1] if len(numbers) > 1 else numbers
