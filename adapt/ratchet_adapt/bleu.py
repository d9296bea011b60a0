"""Corpus BLEU over words, as a figure to watch: never what is chosen by, for `x + y` is close to `x * y` in it."""

from __future__ import annotations

import math
from collections import Counter

ORDER = 4


def bleu(outputs: list[str], references: list[str]) -> float:
    """0 to 100; exponential smoothing, words split at white space (sacrebleu: tok:none, smooth:exp)."""
    matched, total = [0] * ORDER, [0] * ORDER
    produced = wanted = 0
    for output, reference in zip(outputs, references, strict=True):
        said, meant = output.split(), reference.split()
        produced, wanted = produced + len(said), wanted + len(meant)
        for order in range(1, ORDER + 1):
            ours, theirs = _grams(said, order), _grams(meant, order)
            matched[order - 1] += (ours & theirs).total()
            total[order - 1] += ours.total()
    if produced == 0 or matched[0] == 0:
        return 0.0
    return 100 * min(1.0, math.exp(1 - wanted / produced)) * math.exp(_mean_log_precision(matched, total))


def _mean_log_precision(matched: list[int], total: list[int]) -> float:
    smoothing, logs = 1.0, []
    for hits, all_grams in zip(matched, total, strict=True):
        if all_grams == 0:
            return -math.inf
        if hits == 0:
            smoothing *= 2
        logs.append(math.log(hits / all_grams) if hits > 0 else math.log(1 / (smoothing * all_grams)))
    return sum(logs) / ORDER


def _grams(words: list[str], order: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[index : index + order]) for index in range(len(words) - order + 1))
