"""The rows of a job on their two sides: those to learn from and those to validate on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from .bundle import Bundle
from .failures import AdaptError
from .rows import Pair, Preference, Row, refuse_leaks, without_duplicates
from .run import Run

HELD_OUT = 0.1  # of the rows, where no validation file is given
FEWEST_TO_SPLIT = 10


def sides_of(
    run: Run, rows: list[Any], read: Callable[[list[Row]], list[Any]], bundle: Bundle, repeated: int
) -> tuple[list[Any], list[Any]]:
    """Rows to learn from and rows to validate on: none twice, none in both, none too long."""
    fitting = [row for row in rows if _fits(bundle, row)]
    tell_left_out(run, repeated, len(rows) - len(fitting))
    if not fitting:
        raise AdaptError(
            "context_length_exceeded",
            f"no row fits: each is longer than the model's {bundle.max_length} tokens",
            "training_file",
        )
    if run.validation is not None:
        held_out, _ = without_duplicates(read(run.validation))
        refuse_leaks(fitting, held_out)
        held_out = [row for row in held_out if _fits(bundle, row)]
        if not held_out:
            raise AdaptError("context_length_exceeded", "no row of the validation file fits the model", "validation_file")
        return fitting, held_out
    if len(fitting) < FEWEST_TO_SPLIT:
        run.tell(f"{len(fitting)} rows are too few to hold some out: validated on themselves", level="warn")
        return fitting, fitting
    return split(fitting, HELD_OUT, lambda row: repr(row.messages))


def split(rows: list[Any], share: float, key: Callable[[Any], str]) -> tuple[list[Any], list[Any]]:
    """By the hash of what a row is about: the same row is on the same side in each run, and rows that ask the same are together."""
    ranked = sorted({key(row) for row in rows}, key=lambda text: hashlib.sha256(text.encode("utf-8", "replace")).digest())
    if len(ranked) < 2:
        raise AdaptError(
            "too_few_rows",
            "at least two different rows are needed, one to learn from and one to validate on",
            "training_file",
        )
    held = set(ranked[: max(1, round(len(ranked) * share))])
    return [row for row in rows if key(row) not in held], [row for row in rows if key(row) in held]


def tell_left_out(run: Run, repeated: int, too_long: int) -> None:
    if repeated > 0:
        run.tell(f"{repeated} rows are there twice: each is learned once", level="warn")
    if too_long > 0:
        run.tell(f"{too_long} rows are longer than the model reads or writes: left out", level="warn")


def _fits(bundle: Bundle, row: Pair | Preference) -> bool:
    prompt = bundle.prompt(row.messages)
    targets = [row.target] if isinstance(row, Pair) else [row.preferred, row.rejected]
    return all(bundle.fits(prompt, bundle.target(target)) for target in targets)
