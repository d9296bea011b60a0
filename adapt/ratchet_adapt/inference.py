"""What a served model is asked: to write, to score, to explain. One question at a time; models stay loaded while they are asked."""

from __future__ import annotations

import threading
import unicodedata
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from .bundle import Bundle
from .catalogue import LOCAL
from .failures import AdaptError
from .generation import Output, Token, generate, read_along
from .language_model import Tokens
from .ranking import inputs_of
from .registry import Registry
from .sampling import Messages, Sampling
from .scorer import Scorer
from .tokenizer import CodeTokenizer

LOADED = 2
ALTERNATIVES = 5
SCORED_AT_ONCE = 32


@dataclass(frozen=True)
class Choice:
    text: str
    output: Output
    stop: bool  # by itself, or at a text that was to stop it


class Inference:
    def __init__(self, home: Path) -> None:
        self._registry = Registry(home)
        self._loaded: OrderedDict[str, Bundle] = OrderedDict()
        self._lock = threading.Lock()

    def chat(self, model: str, messages: Messages, sampling: Sampling, count: int, stops: list[str]) -> tuple[Bundle, list[Choice], int]:
        with self._lock:
            bundle = self._bundle(model)
            prompt = self._prompt(bundle, messages)
            room = bundle.max_length if bundle.kind == "seq2seq" else bundle.max_length - len(prompt)
            told = Sampling(**{**vars(sampling), "length": min(sampling.length, room), "confidence": bundle.confidence})
            outputs = generate(bundle.generator, [prompt] * count, told)
            return bundle, [_choice(bundle, output, stops) for output in outputs], len(prompt)

    def score(self, model: str, context: str, candidates: list[str]) -> tuple[str, list[float]]:
        """Higher is better: the head's number of a scorer, the log probability of a generator."""
        with self._lock, torch.no_grad():
            bundle = self._bundle(model)
            if isinstance(bundle.model, Scorer):
                assert isinstance(bundle.tokenizer, CodeTokenizer)  # noqa: S101
                inputs = inputs_of(bundle.model, bundle.tokenizer, context, candidates)
                return "head", [score for part in _parts(inputs) for score in bundle.model(part).tolist()]
            prompt = self._prompt(bundle, (("user", context),))
            targets = [bundle.target(candidate) for candidate in candidates]
            if not all(bundle.fits(prompt, target) for target in targets):
                raise _too_long(bundle, max(len(target) for target in targets), "candidates")
            scores: list[float] = []
            for part in _parts(targets):
                values, _ = bundle.generator.log_probabilities([prompt] * len(part), part)
                scores += values.sum(dim=1).tolist()
            return "log_probability", scores

    def explain(self, model: str, asked: str, output: str | None) -> dict[str, Any]:
        with self._lock:
            bundle = self._bundle(model)
            prompt = self._prompt(bundle, (("user", asked),))
            sampling = Sampling(length=bundle.max_length, alternatives=ALTERNATIVES, confidence=bundle.confidence)
            if output is None:
                said = generate(bundle.generator, [prompt], sampling)[0]
            else:
                target = bundle.target(output)
                if not bundle.fits(prompt, target):
                    raise _too_long(bundle, len(target), "output")
                said = read_along(bundle.generator, prompt, target, sampling)
            return _explained(bundle, prompt, said)

    def _bundle(self, model: str) -> Bundle:
        if not model.startswith(LOCAL):
            self._registry.card(model)  # it may have been removed since
        if model not in self._loaded:
            self._loaded[model] = self._registry.load(model)
            while len(self._loaded) > LOADED:
                self._loaded.popitem(last=False)
        self._loaded.move_to_end(model)
        return self._loaded[model]

    def _prompt(self, bundle: Bundle, messages: Messages) -> Tokens:
        prompt = bundle.prompt(messages)
        if not bundle.fits(prompt, []):
            raise _too_long(bundle, len(prompt), "messages")
        return prompt


def _too_long(bundle: Bundle, length: int, param: str) -> AdaptError:
    return AdaptError(
        "context_length_exceeded",
        f"this model's maximum context length is {bundle.max_length} tokens, and {param} has {length}: shorten it",
        param,
    )


def _parts(rows: list[Tokens]) -> list[list[Tokens]]:
    return [rows[first : first + SCORED_AT_ONCE] for first in range(0, len(rows), SCORED_AT_ONCE)]


def _choice(bundle: Bundle, output: Output, stops: list[str]) -> Choice:
    text = bundle.tokenizer.decode(output.ids)
    found = [place for place in (text.find(stop) for stop in stops if stop) if place >= 0]
    if not found:
        return Choice(text, output, output.ended)
    return Choice(text[: min(found)], output, True)


def _explained(bundle: Bundle, prompt: Tokens, output: Output) -> dict[str, Any]:
    """Tokens that are parts of a character are told as one, as are characters and the marks that are drawn on them."""
    inputs = _groups(bundle, prompt)
    tokens = []
    for group in _groups(bundle, output.ids):
        parts = [output.tokens[index] for index in group]
        tokens.append(
            {
                "text": _text(bundle, [part.id for part in parts]),
                "probability": _chance(sum(part.log_probability for part in parts)),
                "alternatives": _alternatives(bundle, parts),
                "attention": [
                    _mean([sum(part.attention[index] for index in source) for part in parts if part.attention]) for source in inputs
                ],
            }
        )
    return {
        "tokens": tokens,
        "input_tokens": [_text(bundle, [prompt[index] for index in group]) for group in inputs],
        "temperature": bundle.confidence,
    }


def _alternatives(bundle: Bundle, parts: list[Token]) -> list[dict[str, Any]]:
    """What could have stood there: only of one token can that be said whole."""
    if len(parts) > 1:
        return []
    return [{"text": _text(bundle, [token]), "probability": _chance(log)} for token, log in parts[0].alternatives if token != parts[0].id]


def _groups(bundle: Bundle, tokens: Tokens) -> list[list[int]]:
    groups: list[list[int]] = []
    pending = b""
    for index, token in enumerate(tokens):
        raw = bundle.tokenizer.bytes_of(token)
        if pending or (groups and _continues(raw)):
            groups[-1].append(index)
        else:
            groups.append([index])
        pending = _unfinished(pending + raw)
    return groups


def _unfinished(raw: bytes) -> bytes:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return raw[error.start :] if error.reason == "unexpected end of data" else b""
    return b""


def _continues(raw: bytes) -> bool:
    """Whether this is drawn on what stands before it."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return text != "" and unicodedata.combining(text[0]) != 0


def _text(bundle: Bundle, tokens: Tokens) -> str:
    # what is no whole character is told by its bytes
    text = b"".join(bundle.tokenizer.bytes_of(token) for token in tokens).decode("utf-8", "backslashreplace")
    # the end of the input, and of the output where it was likely
    return text or "</s>"


def _chance(log_probability: float) -> float:
    return round(float(torch.tensor(log_probability).exp()), 6)


def _mean(values: list[float]) -> float:
    return round(sum(values) / len(values), 6) if values else 0.0
