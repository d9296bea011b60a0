"""What is woven of a draft."""


def drawdown(draft):
    """A row for each pick: True where the warp thread lies on top."""
    return [[shaft in draft.tieup[treadle] for shaft in draft.threading] for treadle in draft.treadling]


def coloured(draft, rows):
    """The colour that is seen at each place; colours begin anew where they end."""
    return [
        "".join(colour_at(draft.warp, x, "#") if up else colour_at(draft.weft, y, ".") for x, up in enumerate(row))
        for y, row in enumerate(rows)
    ]


def colour_at(colours, place, otherwise):
    return colours[place % len(colours)] if colours else otherwise


def period(rows):
    """The smallest number of picks and of threads behind which the pattern comes again, as far as the cloth goes."""
    return smallest(rows), smallest([list(column) for column in zip(*rows)])


def smallest(lines):
    size = len(lines)
    return next(step for step in range(1, size + 1) if all(lines[at] == lines[at - step] for at in range(step, size)))
