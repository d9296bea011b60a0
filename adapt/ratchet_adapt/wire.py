"""Bodies of the wire format, read and checked: what a request asks, in our words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from .failures import AdaptError
from .hyperparameters import read_hyperparameters, read_method
from .sampling import Messages, Sampling

MOST_CHOICES, MOST_ALTERNATIVES, MOST_CANDIDATES = 64, 20, 4096
LENGTH = 256  # tokens of an output, where the request says nothing
MOST_METADATA, LONGEST_NAME, LONGEST_VALUE, LONGEST_SUFFIX = 16, 64, 512, 64
LARGEST_SEED = 2**31


@dataclass(frozen=True)
class ChatRequest:
    model: str
    messages: Messages
    sampling: Sampling
    count: int
    stops: list[str]
    logprobs: bool


def read_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body or b"{}")
    except ValueError as error:
        raise AdaptError("invalid_json", f"the body is no JSON: {error}") from error
    if not isinstance(value, dict):
        raise AdaptError("invalid_json", "the body must be a JSON object")
    return value


def read_upload(content_type: str, body: bytes) -> tuple[bytes, str, str]:
    """Content, name and purpose, of a form with a file."""
    if not content_type.startswith("multipart/form-data"):
        raise AdaptError("invalid_content_type", "files come as multipart/form-data", "file")
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    form = BytesParser(policy=HTTP).parsebytes(head + body)
    parts = {part.get_param("name", header="content-disposition"): part for part in form.iter_parts()}
    if "file" not in parts or "purpose" not in parts:
        raise AdaptError("missing_parameter", "a form with `file` and `purpose` is needed", "file")
    purpose = bytes(parts["purpose"].get_payload(decode=True)).decode("utf-8", "replace").strip()
    if purpose != "fine-tune":
        raise AdaptError("invalid_value", f'purpose is "{purpose}": files here are for "fine-tune"', "purpose")
    return bytes(parts["file"].get_payload(decode=True)), parts["file"].get_filename() or "file.jsonl", purpose


def read_job(body: dict[str, Any]) -> dict[str, Any]:
    kind, given = read_method(body)
    read_hyperparameters(given)
    suffix = body.get("suffix")
    if suffix is not None and not (isinstance(suffix, str) and 0 < len(suffix) <= LONGEST_SUFFIX and _is_name(suffix)):
        raise AdaptError("invalid_value", f"suffix must be up to {LONGEST_SUFFIX} letters, digits, - or _", "suffix")
    seed = body.get("seed")
    if seed is not None and not (isinstance(seed, int) and 0 <= seed <= LARGEST_SEED):
        raise AdaptError("invalid_value", f"seed must be a whole number from 0 to {LARGEST_SEED}", "seed")
    return {
        "model": _text(body, "model"),
        "training_file": _text(body, "training_file"),
        "validation_file": _text(body, "validation_file") if body.get("validation_file") is not None else None,
        "method": {"type": kind, kind: {"hyperparameters": given}},
        "hyperparameters": given,
        "suffix": suffix,
        "seed": seed or 0,
        "metadata": _metadata(body.get("metadata")),
    }


def read_chat(body: dict[str, Any]) -> ChatRequest:
    if body.get("stream"):
        raise AdaptError("unsupported_value", "stream is not supported here: ask without it", "stream")
    wants = bool(body.get("logprobs"))
    alternatives = _whole(body, "top_logprobs", 0, MOST_ALTERNATIVES, 0)
    length = body.get("max_completion_tokens") or body.get("max_tokens") or LENGTH
    stops = body.get("stop") or []
    sampling = Sampling(
        temperature=_number(body, "temperature", 0, 2, 1.0),
        top_p=_number(body, "top_p", 0, 1, 1.0),
        seed=_whole(body, "seed", 0, LARGEST_SEED, 0),
        length=_whole({"max_tokens": length}, "max_tokens", 1, 1 << 20, LENGTH),
        alternatives=alternatives,
    )
    return ChatRequest(
        _text(body, "model"),
        read_messages(body.get("messages")),
        sampling,
        _whole(body, "n", 1, MOST_CHOICES, 1),
        [stops] if isinstance(stops, str) else [str(stop) for stop in stops],
        wants,
    )


def read_score(body: dict[str, Any]) -> tuple[str, str, list[str]]:
    candidates = body.get("candidates")
    if not isinstance(candidates, list) or not all(isinstance(text, str) for text in candidates):
        raise AdaptError("invalid_value", "candidates must be a list of texts", "candidates")
    if not 1 <= len(candidates) <= MOST_CANDIDATES:
        raise AdaptError("invalid_value", f"candidates are {len(candidates)}: from 1 to {MOST_CANDIDATES} are scored", "candidates")
    return _text(body, "model"), _text(body, "context"), candidates


def read_explain(body: dict[str, Any]) -> tuple[str, str, str | None]:
    return _text(body, "model"), _text(body, "input"), _text(body, "output") if body.get("output") is not None else None


def read_messages(value: Any) -> Messages:
    if not isinstance(value, list) or not value:
        raise AdaptError("missing_parameter", "messages must be a list with at least one message", "messages")
    messages = []
    for index, message in enumerate(value):
        role = message.get("role") if isinstance(message, dict) else None
        content = message.get("content") if isinstance(message, dict) else None
        if isinstance(content, list):  # the parts of a content; ours are texts
            content = "".join(part.get("text", "") for part in content if isinstance(part, dict))
        if not isinstance(role, str) or not isinstance(content, str):
            raise AdaptError("invalid_value", f"messages[{index}] must be {{role, content}} of texts", f"messages[{index}]")
        messages.append((role, content))
    if not any(content.strip() for _, content in messages):
        raise AdaptError("invalid_value", "messages say nothing", "messages")
    return tuple(messages)


def _metadata(value: Any) -> dict[str, str]:
    if value is None:
        return {}
    is_right = isinstance(value, dict) and len(value) <= MOST_METADATA
    if not is_right or not all(
        isinstance(text, str) and len(name) <= LONGEST_NAME and len(text) <= LONGEST_VALUE for name, text in value.items()
    ):
        raise AdaptError(
            "invalid_value",
            f"metadata is up to {MOST_METADATA} texts, names up to {LONGEST_NAME} and values up to {LONGEST_VALUE} characters",
            "metadata",
        )
    return dict(value)


def _text(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or value == "":
        raise AdaptError("missing_parameter", f"{name} must be a text that is not empty", name)
    return value


def _number(body: dict[str, Any], name: str, low: float, high: float, default: float) -> float:
    value = body.get(name)
    if value is None:
        return default
    if not isinstance(value, int | float) or isinstance(value, bool) or not low <= value <= high:
        raise AdaptError("invalid_value", f"{name} is {value!r}: it must be a number from {low:g} to {high:g}", name)
    return float(value)


def _whole(body: dict[str, Any], name: str, low: int, high: int, default: int) -> int:
    value = _number(body, name, low, high, default)
    if value != int(value):
        raise AdaptError("invalid_value", f"{name} is {value!r}: it must be a whole number", name)
    return int(value)


def _is_name(text: str) -> bool:
    return text.isascii() and all(character.isalnum() or character in "-_" for character in text)
