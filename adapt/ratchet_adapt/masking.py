"""Self-supervised rows: a piece of code with holes, and what was in them (Raffel et al. 2020); or with a whole line missing."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from .language_model import Tokens

SHARE = 0.15  # of the tokens is masked
SPAN = 3  # tokens, on average


def mask_spans(window: Tokens, sentinels: list[int], random: Random) -> tuple[Tokens, Tokens]:
    wanted = max(1, round(len(window) * SHARE))
    count = max(1, min(round(wanted / SPAN), len(sentinels), len(window) - wanted))
    lengths = _parts(wanted, count, random)
    gaps = _parts(max(count, len(window) - wanted), count, random)
    source: Tokens = []
    target: Tokens = []
    at = 0
    for index in range(count):
        source += [*window[at : at + gaps[index]], sentinels[index]]
        at += gaps[index]
        target += [sentinels[index], *window[at : at + lengths[index]]]
        at += lengths[index]
    return source + window[at:], target


def mask_line(window: Tokens, newlines: set[int], sentinels: list[int], random: Random) -> tuple[Tokens, Tokens]:
    """One line of those that say something; where there is none, spans."""
    starts = [index for index, token in enumerate(window) if token in newlines]
    lines = [(first + 1, last) for first, last in pairwise(starts) if last - first > 2]
    if not lines:
        return mask_spans(window, sentinels, random)
    first, last = random.choice(lines)
    return [*window[:first], sentinels[0], *window[last:]], [sentinels[0], *window[first:last]]


def _parts(total: int, count: int, random: Random) -> list[int]:
    """`total` as `count` whole numbers of at least one."""
    cuts = sorted(random.sample(range(1, total), count - 1)) if count > 1 else []
    return [last - first for first, last in zip([0, *cuts], [*cuts, total], strict=True)]
