"""What a job may set, with its bounds. `auto`, or nothing, is what fits the model and the rows."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Any

from .failures import AdaptError
from .presets import ARCHITECTURES

METHODS = ("pretrain", "supervised", "dpo", "scorer")

BOUNDS: dict[str, tuple[float, float]] = {
    "n_epochs": (1, 10_000),
    "max_steps": (1, 10_000_000),
    "batch_size": (1, 1024),
    "learning_rate_multiplier": (1e-6, 1e6),
    "learning_rate": (1e-8, 1e3),
    "weight_decay": (0, 1),
    "beta": (0, 2),
    "max_seconds": (1, 7 * 24 * 3600),
    "validate_every": (1, 1_000_000),
    "save_every": (1, 1_000_000),
    "patience": (1, 10_000),
    "lora_rank": (1, 256),
    "max_forgetting": (0, 10),
}
WHOLE = ("n_epochs", "max_steps", "batch_size", "validate_every", "save_every", "patience", "lora_rank")
SWITCHES = ("replay", "vary")


@dataclass(frozen=True)
class Hyperparameters:
    n_epochs: int | None = None
    max_steps: int | None = None
    batch_size: int | None = None
    learning_rate_multiplier: float | None = None
    learning_rate: float | None = None
    weight_decay: float | None = None
    beta: float | None = None
    max_seconds: float | None = None
    validate_every: int | None = None
    save_every: int | None = None
    patience: int | None = None
    lora_rank: int | None = None
    max_forgetting: float | None = None
    replay: bool | None = None
    vary: bool | None = None
    arch: str | None = None


def read_method(body: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """`method: {type, TYPE: {hyperparameters}}`, or `hyperparameters` at the top, as it was before there were methods."""
    method = body.get("method") or {"type": "supervised"}
    if not isinstance(method, dict) or method.get("type") not in METHODS:
        raise AdaptError("invalid_value", f"method.type must be one of {', '.join(METHODS)}", "method.type")
    kind = str(method["type"])
    own = method.get(kind)
    given = {**(body.get("hyperparameters") or {}), **((own or {}).get("hyperparameters") or {})}
    return kind, {name: value for name, value in given.items() if value not in ("auto", None)}


def read_hyperparameters(given: dict[str, Any]) -> Hyperparameters:
    known = {field.name for field in fields(Hyperparameters)}
    for name, value in given.items():
        if name not in known:
            raise AdaptError("unknown_parameter", f"hyperparameters.{name} is not known: there are {', '.join(sorted(known))}", name)
        _check(name, value)
    values: dict[str, Any] = {name: int(value) if name in WHOLE else value for name, value in given.items()}
    return Hyperparameters(**values)


def _check(name: str, value: Any) -> None:
    param = f"hyperparameters.{name}"
    if name == "arch":
        if value not in ARCHITECTURES:
            raise AdaptError("invalid_value", f"{param} is {value!r}: it must be {' or '.join(ARCHITECTURES)}", param)
        return
    if name in SWITCHES:
        if not isinstance(value, bool):
            raise AdaptError("invalid_value", f"{param} is {value!r}: it must be true or false", param)
        return
    low, high = BOUNDS[name]
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if not is_number or not low <= value <= high or (name in WHOLE and value != int(value)):
        what = "a whole number" if name in WHOLE else "a number"
        raise AdaptError("invalid_value", f"{param} is {value!r}: it must be {what} from {low:g} to {high:g}", param)
