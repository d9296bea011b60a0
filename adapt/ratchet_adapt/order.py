"""Which rows a step sees. It follows from the seed and the step, so that a run that goes on sees what it would have seen."""

from __future__ import annotations

from functools import lru_cache
from random import Random


@lru_cache(maxsize=4)
def _permutation(size: int, seed: int, epoch: int) -> list[int]:
    rows = list(range(size))
    Random(f"order:{seed}:{epoch}").shuffle(rows)
    return rows


def rows_of(step: int, size: int, batch: int, seed: int) -> list[int]:
    """Epochs follow each other without a gap: each row is seen once in each."""
    found = []
    for position in range(step * batch, (step + 1) * batch):
        epoch, place = divmod(position, size)
        found.append(_permutation(size, seed, epoch)[place])
    return found


def random_of(*key: int | str) -> Random:
    return Random(":".join(str(part) for part in key))
