"""Sizes that have a name, and the settings each trains well with."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from .failures import AdaptError

ARCHITECTURES = ("t5", "lstm")


@dataclass(frozen=True)
class Preset:
    d_model: int
    layers: int
    heads: int
    d_ff: int
    max_length: int
    learning_rate: float
    dropout: float = 0.1
    weight_decay: float = 0.01
    batch: int = 16
    epochs: int = 5
    vocabulary: int = 4096
    arch: str = "t5"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


PRESETS = {
    # The sizes and settings of the requirements, to the letter. 2e-5 is a rate for fine-tuning: from scratch it hardly moves.
    "brief": Preset(d_model=128, layers=2, heads=8, d_ff=512, max_length=128, learning_rate=2e-5),
    "tiny": Preset(d_model=128, layers=3, heads=4, d_ff=384, max_length=128, learning_rate=2e-3),
    "small": Preset(d_model=256, layers=3, heads=4, d_ff=576, max_length=256, learning_rate=1.5e-3),
    "base": Preset(d_model=256, layers=4, heads=4, d_ff=1024, max_length=256, learning_rate=1e-3),
}


def preset_of(name: str, arch: str | None = None) -> Preset:
    preset = PRESETS.get(name)
    if preset is None:
        raise AdaptError("model_not_found", f'no preset "{name}": there are {", ".join(PRESETS)}', "model", 404)
    if arch is None:
        return preset
    if arch not in ARCHITECTURES:
        raise AdaptError("invalid_value", f'arch "{arch}" is not known: there are {" and ".join(ARCHITECTURES)}', "arch")
    return Preset(**{**asdict(preset), "arch": arch})
