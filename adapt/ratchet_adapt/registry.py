"""Models, loaded and published: a folder each, which has its name only when it is whole."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from safetensors.torch import load_file, save_file
from torch import nn

from .bundle import Bundle, new_seq2seq
from .catalogue import LOCAL, Catalogue
from .causal import Causal, fingerprint_of, load_causal, with_saved_adapter
from .durable import new_folder, sha256_of, write_json, write_text
from .failures import AdaptError
from .lstm import Lstm
from .presets import Preset
from .scorer import Scorer
from .t5 import T5
from .tokenizer import CodeTokenizer


class Registry(Catalogue):
    def load(self, model: str, trainable: bool = False) -> Bundle:
        if model.startswith(LOCAL):
            folder = Path(model.removeprefix(LOCAL)).expanduser()
            local, its_tokenizer = load_causal(folder)
            return Bundle("hf", local, its_tokenizer, {"id": model, "fingerprint": fingerprint_of(folder)})
        card = self.card(model)
        folder = self.folder(model)
        _check_whole(folder, card)
        if card["kind"] == "lora":
            return self._load_adapter(folder, card, trainable)
        tokenizer = CodeTokenizer.load(folder / "tokenizer.json")
        preset = Preset(**card["preset"])
        net = new_seq2seq(preset, tokenizer)
        module: T5 | Lstm | Scorer = Scorer(net, preset.d_model) if card["kind"] == "scorer" else net
        _fill(module, folder / "weights.safetensors", card["id"])
        return Bundle(card["kind"], module.eval(), tokenizer, card)

    def publish(self, bundle: Bundle, rows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
        with new_folder(self.folder(bundle.card["id"])) as folder:
            files = self._write(bundle, folder)
            for name, kept in rows.items():
                write_text(folder / f"{name}.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept))
            card = {
                **bundle.card,
                "kind": bundle.kind,
                "created": int(time.time()),
                "files": {file: sha256_of(folder / file) for file in files},
            }
            write_json(folder / "card.json", card)
        return card

    def _write(self, bundle: Bundle, folder: Path) -> list[str]:
        if bundle.kind == "lora":
            assert isinstance(bundle.model, Causal)  # noqa: S101
            bundle.model.net.save_pretrained(str(folder / "adapter"))
            return ["adapter/adapter_model.safetensors", "adapter/adapter_config.json"]
        assert isinstance(bundle.tokenizer, CodeTokenizer)  # noqa: S101
        bundle.tokenizer.save(folder / "tokenizer.json")
        save_file(_unique(bundle.model), folder / "weights.safetensors")
        return ["tokenizer.json", "weights.safetensors"]

    def _load_adapter(self, folder: Path, card: dict[str, Any], trainable: bool) -> Bundle:
        base = Path(card["base"].removeprefix(LOCAL)).expanduser()
        net, tokenizer = load_causal(base)
        if fingerprint_of(base) != card["base_fingerprint"]:
            raise AdaptError(
                "adapter_of_another_base",
                f"{card['id']} was trained on other weights than those that lie in {base} now: put the old ones back, or train it again",
                "model",
            )
        return Bundle("lora", with_saved_adapter(net, folder / "adapter", trainable), tokenizer, card)


def _unique(module: nn.Module) -> dict[str, Any]:
    """Tied weights once: parameters are listed once each, under their first name."""
    buffers = {name: value for name, value in module.named_buffers() if name in module.state_dict()}
    return {name: value.detach().contiguous() for name, value in [*module.named_parameters(), *buffers.items()]}


def _fill(module: nn.Module, path: Path, model: str) -> None:
    try:
        missing, unexpected = module.load_state_dict(load_file(path), strict=False)
    except (RuntimeError, OSError, ValueError) as error:
        raise AdaptError("corrupt_model", f"the weights of {model} do not load: {error}", "model", 500) from error
    owned = set(_unique(module))
    if unexpected or owned.intersection(missing):
        raise AdaptError("corrupt_model", f"the weights of {model} are of another shape of model", "model", 500)


def _check_whole(folder: Path, card: dict[str, Any]) -> None:
    for file, expected in card["files"].items():
        path = folder / file
        if not path.is_file() or sha256_of(path) != expected:
            raise AdaptError("corrupt_model", f"{path} is not what was published: remove {folder} and train again", "model", 500)
