"""Answers of the wire format."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, Any

from .presets import PRESETS
from .wire import ChatRequest

if TYPE_CHECKING:
    from .bundle import Bundle
    from .generation import Token
    from .inference import Choice


def page(items: list[dict[str, Any]], query: dict[str, str]) -> dict[str, Any]:
    """The items after the one named `after`, `limit` of them."""
    names = [item["id"] for item in items]
    after = query.get("after")
    first = names.index(after) + 1 if after in names else 0
    limit = max(1, min(100, int(query["limit"]) if query.get("limit", "").isdigit() else 20))
    taken = items[first : first + limit]
    return {
        "object": "list",
        "data": taken,
        "has_more": first + limit < len(items),
        "first_id": taken[0]["id"] if taken else None,
        "last_id": taken[-1]["id"] if taken else None,
    }


def models(cards: list[dict[str, Any]]) -> dict[str, Any]:
    published = [
        {
            "id": card["id"],
            "object": "model",
            "created": card["created"],
            "owned_by": "local",
            "kind": card["kind"],
            "method": card["method"],
            "base": card["base"],
            "parent": card.get("parent"),
            "job": card["job"],
            "training_file": card["training_file"],
            "metrics": card["metrics"],
            "temperature": card.get("temperature", 1.0),
            "files": card["files"],
        }
        for card in cards
    ]
    presets = [{"id": name, "object": "model", "created": 0, "owned_by": "preset", "kind": "preset"} for name in PRESETS]
    return {"object": "list", "data": [*published, *presets]}


def completion(asked: ChatRequest, bundle: Bundle, choices: list[Choice], prompt_tokens: int) -> dict[str, Any]:
    written = sum(len(choice.output.tokens) for choice in choices)
    return {
        "id": f"chatcmpl-{secrets.token_hex(12)}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": asked.model,
        "choices": [
            {
                "index": index,
                "message": {"role": "assistant", "content": choice.text, "refusal": None},
                "finish_reason": "stop" if choice.stop else "length",
                "logprobs": {"content": [_logprob(bundle, token) for token in choice.output.tokens], "refusal": None}
                if asked.logprobs
                else None,
            }
            for index, choice in enumerate(choices)
        ],
        "usage": {
            "prompt_tokens": prompt_tokens,
            "completion_tokens": written,
            "total_tokens": prompt_tokens + written,
        },
    }


def _logprob(bundle: Bundle, token: Token) -> dict[str, Any]:
    return {
        **_piece(bundle, token.id, token.log_probability),
        "top_logprobs": [_piece(bundle, other, value) for other, value in token.alternatives],
    }


def _piece(bundle: Bundle, token: int, log_probability: float) -> dict[str, Any]:
    raw = bundle.tokenizer.bytes_of(token)
    return {"token": raw.decode("utf-8", "replace"), "logprob": log_probability, "bytes": list(raw)}
