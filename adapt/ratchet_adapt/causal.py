"""A causal language model from a local folder, with a low-rank adapter (LoRA) that training moves instead of it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import AutoModelForCausalLM, AutoTokenizer

from .durable import sha256_of
from .failures import AdaptError
from .language_model import Decoding, LanguageModel, Tokens
from .tokenizer import bytes_of_piece

DEFAULT_LENGTH = 2048


class HubTokenizer:
    """The tokenizer that came with a model, by the words that ours is used by."""

    def __init__(self, folder: Path) -> None:
        self.inner: Any = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
        self.end = int(self.inner.eos_token_id)
        self.pad = int(self.inner.pad_token_id if self.inner.pad_token_id is not None else self.end)
        self.specials = set(self.inner.all_special_ids)

    def encode(self, text: str) -> list[int]:
        return list(self.inner.encode(text, add_special_tokens=False, split_special_tokens=True))

    def decode(self, tokens: list[int]) -> str:
        return str(self.inner.decode(tokens, skip_special_tokens=True))

    def bytes_of(self, token: int) -> bytes:
        return b"" if token in self.specials else bytes_of_piece(self.inner.convert_ids_to_tokens(token))

    def prompt(self, messages: list[dict[str, str]]) -> list[int]:
        if self.inner.chat_template is not None:
            return list(self.inner.apply_chat_template(messages, add_generation_prompt=True, return_dict=False))
        return self.encode("".join(f"{message['role']}: {message['content']}\n" for message in messages) + "assistant: ")


class Causal(LanguageModel):
    def __init__(self, net: Any, end: int, pad: int) -> None:
        super().__init__()
        self.net = net
        self.end, self.pad = end, pad
        self.max_length = int(getattr(net.config, "max_position_embeddings", DEFAULT_LENGTH) or DEFAULT_LENGTH)

    def logits(self, prompts: list[Tokens], targets: list[Tokens]) -> Tensor:
        rows = [[*prompt, *target] for prompt, target in zip(prompts, targets, strict=True)]
        ids, mask = self._to_the_left(rows)
        width = max(len(target) for target in targets)
        said = self.net(input_ids=ids, attention_mask=mask, position_ids=_positions(mask), logits_to_keep=width + 1).logits
        # a row ends where its target ends: each target's tokens are the last ones of its row
        scores = said.new_zeros((len(rows), width, said.shape[-1]))
        for index, target in enumerate(targets):
            scores[index, : len(target)] = said[index, width - len(target) : width]
        return scores

    def begin(self, prompts: list[Tokens]) -> Decoding:
        ids, mask = self._to_the_left(prompts)
        return self._step(ids, mask, None, _positions(mask), (mask == 0).sum(dim=1).tolist())

    def advance(self, decoding: Decoding, tokens: Tensor) -> Decoding:
        mask, past = decoding.state
        mask = torch.cat([mask, torch.ones((len(mask), 1), dtype=mask.dtype)], dim=1)
        return self._step(tokens[:, None], mask, past, _positions(mask)[:, -1:], decoding.padding or [])

    def _step(self, ids: Tensor, mask: Tensor, past: Any, positions: Tensor, padding: list[int]) -> Decoding:
        said = self.net(
            input_ids=ids,
            attention_mask=mask,
            position_ids=positions,
            past_key_values=past,
            use_cache=True,
            output_attentions=True,
        )
        layers = [layer.mean(dim=1)[:, -1] for layer in said.attentions or () if layer is not None]
        attention = torch.stack(layers).mean(dim=0).float() if layers else None
        return Decoding(said.logits[:, -1].float(), attention, (mask, said.past_key_values), padding)

    def _to_the_left(self, rows: list[Tokens]) -> tuple[Tensor, Tensor]:
        """Padding stands before a row, so that all of them end together."""
        width = max(1, *(len(row) for row in rows))
        ids = torch.full((len(rows), width), self.pad, dtype=torch.long)
        mask = torch.zeros((len(rows), width), dtype=torch.long)
        for index, row in enumerate(rows):
            if row:
                ids[index, width - len(row) :] = torch.tensor(row)
                mask[index, width - len(row) :] = 1
        return ids, mask


def _positions(mask: Tensor) -> Tensor:
    return (mask.cumsum(dim=1) - 1).clamp(min=0)


def load_causal(folder: Path) -> tuple[Causal, HubTokenizer]:
    if not (folder / "config.json").is_file():
        raise AdaptError("model_not_found", f"no model in {folder}: it has no config.json", "model", 404)
    try:
        tokenizer = HubTokenizer(folder)
        net = AutoModelForCausalLM.from_pretrained(str(folder), local_files_only=True, attn_implementation="eager", dtype=torch.float32)
    except (OSError, ValueError, KeyError) as error:
        raise AdaptError("unusable_model", f"{folder} is no causal model that loads here: {error}", "model") from error
    return Causal(net, tokenizer.end, tokenizer.pad), tokenizer


def with_new_adapter(model: Causal, rank: int) -> Causal:
    from peft import LoraConfig, get_peft_model  # noqa: PLC0415 - an extra: who trains no adapter has no need of it

    config = LoraConfig(r=rank, lora_alpha=2 * rank, lora_dropout=0.05, target_modules="all-linear", task_type="CAUSAL_LM")
    return Causal(get_peft_model(model.net, config), model.end, model.pad)


def with_saved_adapter(model: Causal, folder: Path, trainable: bool) -> Causal:
    from peft import PeftModel  # noqa: PLC0415

    return Causal(PeftModel.from_pretrained(model.net, str(folder), is_trainable=trainable), model.end, model.pad)


def fingerprint_of(folder: Path) -> str:
    """Of a base: an adapter fits the weights that it was trained on, and no others."""
    total = hashlib.sha256()
    for file in sorted(folder.glob("*.safetensors")) + sorted(folder.glob("*.bin")) + [folder / "config.json"]:
        total.update(f"{file.name} {sha256_of(file)}\n".encode())
    return total.hexdigest()
