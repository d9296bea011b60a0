"""Outputs token by token, with how likely each token was, what else was likely, and what of the input it looked at."""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor

from .language_model import Decoding, LanguageModel, Tokens
from .sampling import Sampling


@dataclass
class Token:
    id: int
    log_probability: float
    alternatives: list[tuple[int, float]]  # with their log probabilities, likeliest first
    attention: list[float]


@dataclass
class Output:
    tokens: list[Token] = field(default_factory=list)
    ended: bool = False  # by the model itself

    @property
    def ids(self) -> Tokens:
        return [token.id for token in self.tokens]


@torch.no_grad()
def generate(model: LanguageModel, prompts: list[Tokens], sampling: Sampling) -> list[Output]:
    model.eval()
    random = torch.Generator().manual_seed(sampling.seed)
    outputs = [Output() for _ in prompts]
    decoding = model.begin(prompts)
    for _ in range(sampling.length):
        chosen = _choose(decoding.logits, sampling, random)
        _note(outputs, chosen, decoding, sampling, model.end, prompts)
        if all(output.ended for output in outputs):
            break
        decoding = model.advance(decoding, chosen)
    return outputs


@torch.no_grad()
def read_along(model: LanguageModel, prompt: Tokens, target: Tokens, sampling: Sampling) -> Output:
    """The same for an output that is given."""
    model.eval()
    output = Output()
    decoding = model.begin([prompt])
    for token in target:
        chosen = torch.tensor([token])
        _note([output], chosen, decoding, sampling, model.end, [prompt])
        decoding = model.advance(decoding, chosen)
    return output


def _choose(logits: Tensor, sampling: Sampling, random: torch.Generator) -> Tensor:
    if sampling.temperature <= 0:
        return logits.argmax(dim=-1)
    chances = (logits / sampling.temperature).softmax(dim=-1)
    if sampling.top_p < 1:
        ordered, index = chances.sort(dim=-1, descending=True)
        ordered[ordered.cumsum(dim=-1) - ordered >= sampling.top_p] = 0
        chances = torch.zeros_like(chances).scatter(-1, index, ordered)
    return torch.multinomial(chances, 1, generator=random).squeeze(-1)


def _note(outputs: list[Output], chosen: Tensor, decoding: Decoding, sampling: Sampling, end: int, prompts: list[Tokens]) -> None:
    told = (decoding.logits / sampling.confidence).log_softmax(dim=-1)
    for index, output in enumerate(outputs):
        if output.ended:
            continue
        token = int(chosen[index])
        if token == end:
            output.ended = True
            continue
        values, ids = told[index].topk(min(sampling.alternatives, told.shape[-1]))
        alternatives = list(zip(ids.tolist(), values.tolist(), strict=True))
        output.tokens.append(Token(token, float(told[index, token]), alternatives, _weights(decoding, index, prompts[index])))


def _weights(decoding: Decoding, index: int, prompt: Tokens) -> list[float]:
    if decoding.attention is None:
        return []
    first = decoding.padding[index] if decoding.padding is not None else 0
    return [float(weight) for weight in decoding.attention[index][first : first + len(prompt)]]
