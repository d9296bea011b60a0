"""Method `pretrain`: what is in the holes of code, over a corpus that grows while it is learned."""

from __future__ import annotations

import torch
from torch import Tensor

from .bleu import bleu
from .generation import generate
from .language_model import LanguageModel, Tokens
from .masking import mask_line, mask_spans
from .order import random_of, rows_of
from .sampling import Sampling
from .tokenizer import CodeTokenizer

GROWTH = ((0.25, 0.25), (0.5, 0.5), (1.0, 1.0))  # up to this share of the run, this share of the corpus
VALIDATION_WINDOWS = 64
SAMPLES = 8
SHORTEST = 16  # tokens


class Pretraining:
    def __init__(
        self,
        model: LanguageModel,
        tokenizer: CodeTokenizer,
        texts: list[str],
        held_out: list[str],
        batch: int,
        epochs: int,
        seed: int,
    ) -> None:
        self.module = model
        self._tokenizer = tokenizer
        # what is put in takes room: one sentinel a span, and the end
        length = model.max_length - model.max_length // 16 - 2
        self.windows = _windows(tokenizer.encode_all(texts), length)
        self._batch, self._seed = min(batch, max(1, len(self.windows))), seed
        self.steps = max(1, -(-len(self.windows) * epochs // self._batch))
        self._newlines = {token for token in range(tokenizer.size) if b"\n" in tokenizer.bytes_of(token)}
        held = _windows(tokenizer.encode_all(held_out), length)
        random_of("held-out", seed).shuffle(held)
        held = held[:VALIDATION_WINDOWS]
        self._spans = [self._spans_of(window, "validation", index) for index, window in enumerate(held)]
        self._lines = [self._line_of(window, "validation", index) for index, window in enumerate(held)]

    def loss(self, step: int, done: float) -> Tensor:
        share = next(part for limit, part in GROWTH if done < limit or limit == 1.0)
        size = max(self._batch, round(len(self.windows) * share))
        rows = []
        for place, index in enumerate(rows_of(step, size, self._batch, self._seed)):
            window = self.windows[index]
            # whole lines and spans, half and half
            make = self._line_of if place % 2 else self._spans_of
            rows.append(make(window, "train", step * self._batch + place))
        return mean_nll(self.module, rows)

    def validate(self, with_samples: bool) -> dict[str, float]:
        spans, lines = nll_of(self.module, self._spans), nll_of(self.module, self._lines)
        found = {"nll": (spans + lines) / 2, "span_nll": spans, "line_nll": lines}
        if with_samples and self._lines:
            rows = self._lines[:SAMPLES]
            outputs = generate(self.module, [prompt for prompt, _ in rows], Sampling(length=48))
            said = [self._tokenizer.decode(output.ids) for output in outputs]
            found["bleu"] = bleu(said, [self._tokenizer.decode(target) for _, target in rows])
        return found

    def _spans_of(self, window: Tokens, *key: int | str) -> tuple[Tokens, Tokens]:
        return self._ended(mask_spans(window, self._tokenizer.sentinels, random_of("spans", self._seed, *key)))

    def _line_of(self, window: Tokens, *key: int | str) -> tuple[Tokens, Tokens]:
        random = random_of("line", self._seed, *key)
        return self._ended(mask_line(window, self._newlines, self._tokenizer.sentinels, random))

    def _ended(self, row: tuple[Tokens, Tokens]) -> tuple[Tokens, Tokens]:
        source, target = row
        return [*source, self._tokenizer.end], [*target, self._tokenizer.end]


def mean_nll(model: LanguageModel, rows: list[tuple[Tokens, Tokens]]) -> Tensor:
    """In nats a token."""
    values, mask = model.log_probabilities([prompt for prompt, _ in rows], [target for _, target in rows])
    return -values.sum() / mask.sum()


def nll_of(model: LanguageModel, rows: list[tuple[Tokens, Tokens]], batch: int = 16) -> float:
    total, count = 0.0, 0.0
    with torch.no_grad():
        for first in range(0, len(rows), batch):
            part = rows[first : first + batch]
            values, mask = model.log_probabilities([prompt for prompt, _ in part], [target for _, target in part])
            total, count = total - float(values.sum()), count + float(mask.sum())
    return total / max(1.0, count)


def _windows(documents: list[Tokens], length: int) -> list[Tokens]:
    found = []
    for document in documents:
        for first in range(0, len(document), length):
            window = document[first : first + length]
            if len(window) >= SHORTEST:
                found.append(window)
    return found
