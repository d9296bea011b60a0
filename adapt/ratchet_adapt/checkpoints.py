"""Training on disk: what is there is whole, and a run goes on from it as if nothing had happened."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from .durable import new_folder, read_json, sha256_of, write_json
from .failures import AdaptError

KEPT = 2
State = dict[str, Any]


class Checkpoints:
    """`fingerprint` says whose they are: other data, another base or other settings make another run."""

    def __init__(self, folder: Path, fingerprint: str, report: Callable[[str], None]) -> None:
        self._folder = folder
        self._fingerprint = fingerprint
        self._report = report

    def save(self, step: int, state: State) -> Path:
        path = self._folder / f"step-{step:08d}"
        with new_folder(path) as filling:
            torch.save(state, filling / "state.pt")
            manifest = {"step": step, "fingerprint": self._fingerprint, "sha256": sha256_of(filling / "state.pt")}
            write_json(filling / "manifest.json", manifest)
        for old in self._all()[KEPT:]:
            shutil.rmtree(old, ignore_errors=True)
        return path

    def load(self) -> State | None:
        """The newest whole one. One that is broken is told and passed over; if all are, that is an error."""
        broken = []
        for path in self._all():
            try:
                manifest = read_json(path / "manifest.json")
                whole = sha256_of(path / "state.pt") == manifest["sha256"]
            except (OSError, ValueError, KeyError):
                whole = False
            if not whole:
                broken.append(path)
                self._report(f"checkpoint {path.name} is corrupt and is passed over")
                continue
            if manifest["fingerprint"] != self._fingerprint:
                raise AdaptError(
                    "checkpoint_of_another_run",
                    f"{path} belongs to a run on another base, other data or other settings: remove it to start anew",
                )
            state: State = torch.load(path / "state.pt", weights_only=True)
            return state
        if broken:
            raise AdaptError("corrupt_checkpoint", f"no checkpoint in {self._folder} is whole: remove that folder to start anew")
        return None

    def remove(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _all(self) -> list[Path]:
        if not self._folder.is_dir():
            return []
        return sorted((path for path in self._folder.iterdir() if path.name.startswith("step-")), reverse=True)
