"""Probabilities that mean something: one temperature, found on rows that were not learned (Guo et al. 2017)."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from .language_model import LanguageModel, Tokens

LOWEST, HIGHEST, ROUNDS = 0.25, 8.0, 40
GOLDEN = 0.618034
BINS = 10


@torch.no_grad()
def calibrate(model: LanguageModel, rows: list[tuple[Tokens, Tokens]]) -> dict[str, float]:
    """The temperature of the least NLL, and the expected calibration error without and with it."""
    model.eval()
    logits, wanted = _predictions(model, rows)
    temperature = _least(logits, wanted)
    return {
        "temperature": round(temperature, 3),
        "calibration_error_before": round(_error(logits, wanted, 1.0), 4),
        "calibration_error": round(_error(logits, wanted, temperature), 4),
    }


def _predictions(model: LanguageModel, rows: list[tuple[Tokens, Tokens]], batch: int = 16) -> tuple[Tensor, Tensor]:
    logits, wanted = [], []
    for first in range(0, len(rows), batch):
        part = rows[first : first + batch]
        scores = model.logits([prompt for prompt, _ in part], [target for _, target in part]).float()
        for index, (_, target) in enumerate(part):
            logits.append(scores[index, : len(target)])
            wanted += target
    return torch.cat(logits), torch.tensor(wanted)


def _least(logits: Tensor, wanted: Tensor) -> float:
    """Golden section over the logarithm: the NLL has one valley there."""
    low, high = torch.tensor(LOWEST).log().item(), torch.tensor(HIGHEST).log().item()

    def nll(logarithm: float) -> float:
        return float(functional.cross_entropy(logits / torch.tensor(logarithm).exp(), wanted))

    for _ in range(ROUNDS):
        left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        if nll(left) < nll(right):
            high = right
        else:
            low = left
    return float(torch.tensor((low + high) / 2).exp())


def _error(logits: Tensor, wanted: Tensor, temperature: float) -> float:
    chances, said = (logits / temperature).softmax(dim=-1).max(dim=-1)
    right = (said == wanted).float()
    place = (chances * BINS).long().clamp(max=BINS - 1)
    gaps = [
        float((chances[place == bin_].mean() - right[place == bin_].mean()).abs() * (place == bin_).sum())
        for bin_ in place.unique().tolist()
    ]
    return sum(gaps) / len(wanted)
