"""The models that are published, by their cards: what can be told of them without loading one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from .durable import read_json, read_rows
from .failures import AdaptError
from .presets import PRESETS

LOCAL = "hf:"  # a folder of this machine


class Catalogue:
    def __init__(self, home: Path) -> None:
        self._folder = home / "models"
        self._folder.mkdir(parents=True, exist_ok=True)

    def cards(self) -> list[dict[str, Any]]:
        """Newest first."""
        cards = [read_json(path) for path in self._folder.glob("[!.]*/card.json")]
        return sorted(cards, key=lambda card: (card["created"], card["id"]), reverse=True)

    def folder(self, model: str) -> Path:
        return self._folder / model.replace("/", "~").replace(":", "~")

    def has(self, model: str) -> bool:
        return (self.folder(model) / "card.json").is_file()

    def card(self, model: str) -> dict[str, Any]:
        if not self.has(model):
            known = ", ".join([card["id"] for card in self.cards()][:5] + list(PRESETS))
            raise AdaptError("model_not_found", f'no model "{model}"; there are {known}, and {LOCAL}FOLDER', "model", 404)
        card: dict[str, Any] = read_json(self.folder(model) / "card.json")
        return card

    def rows(self, model: str, name: str) -> list[dict[str, Any]]:
        """What it was trained on (`training`) or validated on (`validation`), kept to be replayed."""
        path = self.folder(model) / f"{name}.jsonl"
        return read_rows(path) if path.is_file() else []

    def remove(self, model: str) -> None:
        self.card(model)
        shutil.rmtree(self.folder(model))
