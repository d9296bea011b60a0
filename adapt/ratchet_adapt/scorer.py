"""A head on the encoder that gives a candidate edit one number: it ranks repairs, and writes none."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .language_model import Tokens
from .lstm import Lstm
from .t5 import T5


class Scorer(nn.Module):
    def __init__(self, base: T5 | Lstm, size: int) -> None:
        super().__init__()
        self.base = base
        self.head = nn.Sequential(nn.Linear(size, size), nn.Tanh(), nn.Linear(size, 1))

    def forward(self, inputs: list[Tokens]) -> Tensor:
        """One score an input; an input is a context and a candidate with the separator between them."""
        states, mask = self.base.encoded(inputs)
        mean = (states * mask[:, :, None]).sum(dim=1) / mask.sum(dim=1, keepdim=True).clamp(min=1)
        return self.head(mean).squeeze(-1).float()


def joined(context: Tokens, candidate: Tokens, separator: int, end: int, room: int) -> Tokens:
    """The candidate whole, where it fits, and of the context the part that its start and its end share the room for."""
    candidate = candidate[: room - 2]
    left = room - 2 - len(candidate)
    if len(context) > left:
        head = left // 2
        context = context[:head] + context[len(context) - (left - head) :] if left > 0 else []
    return [*context, separator, *candidate, end]


def ranking_loss(scores: Tensor, groups: list[int], labels: list[int]) -> Tensor:
    """The chance of the right candidate among those of its own row."""
    losses = [
        nn.functional.cross_entropy(group[None], torch.tensor([label])) for group, label in zip(scores.split(groups), labels, strict=True)
    ]
    return torch.stack(losses).mean()
