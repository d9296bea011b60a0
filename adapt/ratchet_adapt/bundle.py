"""A model with what belongs to it: its tokenizer, its card, how it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import torch

from .causal import Causal, HubTokenizer
from .failures import AdaptError
from .language_model import LanguageModel, Tokens
from .lstm import Lstm
from .presets import Preset
from .sampling import Messages
from .scorer import Scorer
from .t5 import T5
from .tokenizer import CodeTokenizer

Kind = Literal["seq2seq", "scorer", "lora", "hf"]


@dataclass
class Bundle:
    kind: Kind
    model: LanguageModel | Scorer
    tokenizer: CodeTokenizer | HubTokenizer
    card: dict[str, Any]

    @property
    def generator(self) -> LanguageModel:
        if isinstance(self.model, Scorer):
            raise AdaptError(
                "unsupported_model",
                f"{self.card['id']} is a scorer: it ranks candidates (/v1/score) and writes nothing",
                "model",
            )
        return self.model

    @property
    def confidence(self) -> float:
        """The temperature that its probabilities are told at."""
        return float(self.card.get("temperature", 1.0))

    @property
    def max_length(self) -> int:
        return self.model.base.max_length if isinstance(self.model, Scorer) else self.model.max_length

    def prompt(self, messages: Messages) -> Tokens:
        if isinstance(self.tokenizer, HubTokenizer):
            return self.tokenizer.prompt([{"role": role, "content": content} for role, content in messages])
        return [*self.tokenizer.encode(as_text(messages)), self.tokenizer.end]

    def target(self, text: str) -> Tokens:
        return [*self.tokenizer.encode(text), self.tokenizer.end]

    def fits(self, prompt: Tokens, target: Tokens) -> bool:
        if isinstance(self.model, Causal):
            return len(prompt) + len(target) <= self.max_length
        return max(len(prompt), len(target)) <= self.max_length


def as_text(messages: Messages) -> str:
    """One question is its text; a conversation names who speaks."""
    asked = [(role, content) for role, content in messages if content.strip()]
    if len(asked) == 1:
        return asked[0][1]
    return "\n".join(f"{role}: {content}" for role, content in asked)


def new_seq2seq(preset: Preset, tokenizer: CodeTokenizer, seed: int = 0) -> T5 | Lstm:
    """Its weights follow from the seed: a run that begins again begins with the same."""
    torch.manual_seed(seed)
    make = {"t5": T5, "lstm": Lstm}[preset.arch]
    return make(preset, tokenizer.size, tokenizer.pad, tokenizer.end)
