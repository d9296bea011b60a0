from random import Random

import pytest

from ratchet_adapt.masking import mask_line, mask_spans
from ratchet_adapt.order import rows_of

SENTINELS = list(range(1000, 1032))


def refilled(source, target):
    """The window again: what the target says stood in each hole."""
    holes, current = {}, None
    for token in target:
        if token in SENTINELS:
            current = token
            holes[current] = []
        else:
            holes[current].append(token)
    return [token for part in source for token in (holes[part] if part in SENTINELS else [part])]


@pytest.mark.parametrize("length", [2, 3, 16, 100, 119, 239])
@pytest.mark.parametrize("seed", range(20))
def test_holes_and_what_was_in_them_make_the_whole(length, seed):
    window = list(range(length))
    for mask in (
        lambda random: mask_spans(window, SENTINELS, random),
        lambda random: mask_line(window, {3, 9, 40, 41, 77}, SENTINELS, random),
    ):
        source, target = mask(Random(seed))
        assert refilled(source, target) == window


def test_a_line_is_masked_whole():
    window = [1, 2, 9, 3, 4, 5, 9, 6]
    assert mask_line(window, {9}, SENTINELS, Random(0)) == ([1, 2, 9, 1000, 9, 6], [1000, 3, 4, 5])


@pytest.mark.parametrize(("size", "batch"), [(7, 3), (5, 16), (64, 16)])
def test_each_row_is_seen_once_in_each_epoch(size, batch):
    seen = [row for step in range(size * 3) for row in rows_of(step, size, batch, 5)]
    for epoch in range(2):
        assert sorted(seen[epoch * size : (epoch + 1) * size]) == list(range(size))
