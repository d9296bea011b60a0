"""Training files as values: what a line must be for each method, duplicates out, leaks refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

from .failures import AdaptError

Message = dict[str, str]
Row = dict[str, Any]
NAMED = 5  # lines at most, in a message


@dataclass(frozen=True)
class Pair:
    messages: tuple[tuple[str, str], ...]  # role and content
    target: str


@dataclass(frozen=True)
class Preference:
    messages: tuple[tuple[str, str], ...]
    preferred: str
    rejected: str


@dataclass(frozen=True)
class Ranking:
    context: str
    candidates: tuple[str, ...]
    label: int


@dataclass(frozen=True)
class Text:
    text: str


Example = TypeVar("Example", Pair, Preference, Ranking, Text)


def pairs_of(rows: list[Row]) -> list[Pair]:
    return _read(rows, _pair)


def preferences_of(rows: list[Row]) -> list[Preference]:
    return _read(rows, _preference)


def rankings_of(rows: list[Row]) -> list[Ranking]:
    return _read(rows, _ranking)


def texts_of(rows: list[Row]) -> list[Text]:
    return _read(rows, lambda row: Text(_text(row, "text")))


def without_duplicates(examples: list[Example]) -> tuple[list[Example], int]:
    unique = list(dict.fromkeys(examples))
    return unique, len(examples) - len(unique)


def refuse_leaks(training: list[Example], validation: list[Example]) -> None:
    """What a model is validated on must be new to it."""
    seen = {_question(example) for example in training}
    leaking = [number for number, example in enumerate(validation, start=1) if _question(example) in seen]
    if leaking:
        shown = ", ".join(str(number) for number in leaking[:NAMED]) + (", …" if len(leaking) > NAMED else "")
        raise AdaptError(
            "leaking_rows",
            f"{len(leaking)} of {len(validation)} rows of the validation file ask what a row of the training file asks "
            f"(rows {shown}): take them out of one of the two",
            "validation_file",
        )


def folded(text: str) -> str:
    """Two spellings of one text are one: composed or not, and whatever space is between words."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _question(example: Example) -> Hashable:
    match example:
        case Text(text):
            return folded(text)
        case Ranking(context, candidates, _):
            return folded(context), tuple(folded(candidate) for candidate in candidates)
        case _:
            return tuple((role, folded(content)) for role, content in example.messages)


def _read(rows: list[Row], read: Callable[[Row], Example]) -> list[Example]:
    examples = []
    for number, row in enumerate(rows, start=1):
        try:
            examples.append(read(row))
        except ValueError as error:
            raise AdaptError("invalid_file", f"row {number}: {error}", "training_file") from error
    if not examples:
        raise AdaptError("empty_file", "the file has no rows", "training_file")
    return examples


def _pair(row: Row) -> Pair:
    *before, last = _messages(row.get("messages"), "messages")
    if last[0] != "assistant" or not before:
        raise ValueError("messages must end with one of the assistant, after at least one other")
    return Pair(tuple(before), last[1])


def _preference(row: Row) -> Preference:
    asked = row.get("input")
    messages = _messages(asked.get("messages") if isinstance(asked, dict) else None, "input.messages")
    answers = []
    for name in ("preferred_output", "non_preferred_output"):
        output = _messages(row.get(name), name)
        if len(output) != 1 or output[0][0] != "assistant":
            raise ValueError(f"{name} must be one message of the assistant")
        answers.append(output[0][1])
    if answers[0] == answers[1]:
        raise ValueError("preferred_output and non_preferred_output are the same")
    return Preference(tuple(messages), *answers)


def _ranking(row: Row) -> Ranking:
    candidates, label = row.get("candidates"), row.get("label")
    if not isinstance(candidates, list) or len(candidates) < 2 or not all(isinstance(text, str) for text in candidates):
        raise ValueError("candidates must be a list of at least two texts")
    if not isinstance(label, int) or isinstance(label, bool) or not 0 <= label < len(candidates):
        raise ValueError(f"label must be the place of the right candidate, 0 to {len(candidates) - 1}")
    return Ranking(_text(row, "context"), tuple(candidates), label)


def _messages(value: Any, name: str) -> list[tuple[str, str]]:
    if not isinstance(value, list) or not value:
        raise ValueError(f"{name} must be a list of messages")
    found = []
    for message in value:
        role = message.get("role") if isinstance(message, dict) else None
        content = message.get("content") if isinstance(message, dict) else None
        if role not in ("system", "developer", "user", "assistant") or not isinstance(content, str):
            raise ValueError(f"each of {name} must be {{role, content}} with a content of text")
        found.append((role, content))
    if not any(content.strip() for _, content in found):
        raise ValueError(f"{name} say nothing")
    return found


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or value.strip() == "":
        raise ValueError(f"{name} must be a text that is not empty")
    return value
