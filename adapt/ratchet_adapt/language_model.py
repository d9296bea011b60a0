"""What training, generation and explanation need of a model, whatever is inside."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

Tokens = list[int]
WIDTH = 32  # inputs are padded to a multiple of this: few shapes are faster than many


@dataclass
class Decoding:
    """Where a generation of several outputs stands."""

    logits: Tensor  # of the next token, one row an output
    attention: Tensor | None  # of the next token, one weight an input token
    state: Any
    padding: list[int] | None = None  # how much of it stands before each input


class LanguageModel(nn.Module, ABC):
    """Says how likely a target is after a prompt, all at once (`logits`) or token by token (`begin`, `advance`)."""

    max_length: int
    end: int

    @abstractmethod
    def logits(self, prompts: list[Tokens], targets: list[Tokens]) -> Tensor:
        """One row of scores over the vocabulary for each token of each target, padded to the longest."""

    @abstractmethod
    def begin(self, prompts: list[Tokens]) -> Decoding: ...

    @abstractmethod
    def advance(self, decoding: Decoding, tokens: Tensor) -> Decoding: ...

    def log_probabilities(self, prompts: list[Tokens], targets: list[Tokens]) -> tuple[Tensor, Tensor]:
        """Of each token of each target, and which of them are tokens and not padding."""
        scores = self.logits(prompts, targets).float()
        wanted, mask = padded(targets, 0, multiple=1)
        chosen = functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), reduction="none")
        return -chosen.view(wanted.shape) * mask, mask


def padded(rows: list[Tokens], pad: int, multiple: int = WIDTH) -> tuple[Tensor, Tensor]:
    width = max(1, *(len(row) for row in rows)) if rows else 1
    width = -(-width // multiple) * multiple
    ids = torch.full((len(rows), width), pad, dtype=torch.long)
    mask = torch.zeros((len(rows), width))
    for index, row in enumerate(rows):
        ids[index, : len(row)] = torch.tensor(row, dtype=torch.long)
        mask[index, : len(row)] = 1
    return ids, mask


def shifted(targets: list[Tokens], start: int) -> list[Tokens]:
    """What a decoder has seen when it says each token of the target."""
    return [[start, *target[:-1]] for target in targets]


def has_bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 itself; where it does not, it is slower than float32."""
    try:
        return bool(torch.cpu._is_avx512_bf16_supported()) or bool(torch.cpu._is_amx_tile_supported())
    except AttributeError:
        return False


def autocast(enabled: bool) -> AbstractContextManager[Any]:
    return torch.autocast("cpu", dtype=torch.bfloat16) if enabled else nullcontext()
