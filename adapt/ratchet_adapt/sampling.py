"""How a model is asked: in what words, and how freely it answers."""

from __future__ import annotations

from dataclasses import dataclass

Messages = tuple[tuple[str, str], ...]  # role and content


@dataclass(frozen=True)
class Sampling:
    temperature: float = 0.0
    top_p: float = 1.0
    seed: int = 0
    length: int = 128
    alternatives: int = 0
    confidence: float = 1.0  # the temperature that probabilities are told at
