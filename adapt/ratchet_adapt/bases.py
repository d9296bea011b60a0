"""What a job begins with: a model that is published, one from a folder, or a preset from scratch."""

from __future__ import annotations

import json

import torch

from .bundle import Bundle, new_seq2seq
from .catalogue import LOCAL
from .causal import Causal, with_new_adapter
from .failures import AdaptError
from .presets import PRESETS, Preset, preset_of
from .registry import Registry
from .rows import Pair, pairs_of
from .run import Run
from .sampling import Messages
from .tokenizer import train_tokenizer

LORA_RATE = 2e-4
FINE_TUNE_SHARE = 0.5  # of the rate that the preset trains from scratch with
KEPT_ROWS = {"training": 2000, "validation": 500}  # with a model, to be replayed


def base_of(run: Run, pairs: list[Pair]) -> tuple[Bundle, float, str]:
    """The model that learns, its learning rate, and which weights these are."""
    model = str(run.job["model"])
    registry = Registry(run.home)
    is_adapter = registry.has(model) and registry.card(model)["kind"] == "lora"
    if model.startswith(LOCAL) or is_adapter:
        bundle = registry.load(model, trainable=True)
        assert isinstance(bundle.model, Causal)  # noqa: S101
        if is_adapter:
            card = {"base": bundle.card["base"], "base_fingerprint": bundle.card["base_fingerprint"], "parent": model}
            return Bundle("lora", bundle.model, bundle.tokenizer, card), LORA_RATE, json.dumps(bundle.card["files"])
        torch.manual_seed(run.seed)
        card = {"base": model, "base_fingerprint": bundle.card["fingerprint"]}
        adapted = with_new_adapter(bundle.model, run.hyperparameters.lora_rank or 8)
        return Bundle("lora", adapted, bundle.tokenizer, card), LORA_RATE, bundle.card["fingerprint"]
    texts = [text for pair in pairs for text in (*(content for _, content in pair.messages), pair.target)]
    found, preset, fingerprint = encoder_decoder_of(run, texts)
    return found, preset.learning_rate * (FINE_TUNE_SHARE if registry.has(model) else 1.0), fingerprint


def encoder_decoder_of(run: Run, texts: list[str]) -> tuple[Bundle, Preset, str]:
    """One that is published, or a preset from scratch, its tokenizer made of the rows."""
    model = str(run.job["model"])
    if model in PRESETS:
        preset = preset_of(model, run.hyperparameters.arch)
        tokenizer = train_tokenizer(texts, preset.vocabulary)
        net = new_seq2seq(preset, tokenizer, run.seed)
        return Bundle("seq2seq", net, tokenizer, {"preset": preset.as_json(), "base": model}), preset, "fresh"
    bundle = Registry(run.home).load(model)
    if bundle.kind != "seq2seq":
        raise AdaptError("unsupported_model", f"{model} is a {bundle.kind}: this method takes an encoder-decoder", "model")
    card = {"preset": bundle.card["preset"], "base": bundle.card["base"], "parent": model}
    return (
        Bundle("seq2seq", bundle.model, bundle.tokenizer, card),
        Preset(**bundle.card["preset"]),
        bundle.card["files"]["weights.safetensors"],
    )


def of_before(run: Run, asked: set[Messages]) -> tuple[list[Pair], list[Pair]]:
    """What the model was trained and validated on, less what is now asked anew: to be replayed, and to see whether it forgets."""
    registry, model = Registry(run.home), str(run.job["model"])
    if run.hyperparameters.replay is False or not registry.has(model):
        return [], []
    replay, kept = (
        [pair for pair in pairs_of(rows) if pair.messages not in asked] if rows else []
        for rows in (registry.rows(model, name) for name in KEPT_ROWS)
    )
    run.tell(f"replays {len(replay)} rows of before; {len(kept)} tell whether it forgets")
    return replay, kept
