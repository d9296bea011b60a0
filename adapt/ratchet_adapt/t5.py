"""The encoder-decoder of preset `t5`: small, from scratch, embeddings shared."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from transformers import T5Config, T5ForConditionalGeneration

from .language_model import Decoding, LanguageModel, Tokens, padded, shifted
from .presets import Preset


class T5(LanguageModel):
    def __init__(self, preset: Preset, vocabulary: int, pad: int, end: int) -> None:
        super().__init__()
        self.max_length = preset.max_length
        self.pad, self.end = pad, end
        self.net: Any = T5ForConditionalGeneration(
            T5Config(
                vocab_size=vocabulary,
                d_model=preset.d_model,
                d_kv=preset.d_model // preset.heads,
                d_ff=preset.d_ff,
                num_layers=preset.layers,
                num_decoder_layers=preset.layers,
                num_heads=preset.heads,
                dropout_rate=preset.dropout,
                feed_forward_proj="gated-gelu",
                tie_word_embeddings=True,
                pad_token_id=pad,
                eos_token_id=end,
                decoder_start_token_id=pad,
                attn_implementation="eager",  # the others return no attention, which explanations show
            )
        )

    def encoded(self, prompts: list[Tokens]) -> tuple[Tensor, Tensor]:
        ids, mask = padded(prompts, self.pad)
        return self.net.encoder(input_ids=ids, attention_mask=mask).last_hidden_state, mask

    def logits(self, prompts: list[Tokens], targets: list[Tokens]) -> Tensor:
        states, mask = self.encoded(prompts)
        before, _ = padded(shifted(targets, self.pad), self.pad, multiple=1)
        return self._decode(states, mask, before).logits

    def begin(self, prompts: list[Tokens]) -> Decoding:
        states, mask = self.encoded(prompts)
        first = torch.full((len(prompts), 1), self.pad, dtype=torch.long)
        return self._step(states, mask, first, None)

    def advance(self, decoding: Decoding, tokens: Tensor) -> Decoding:
        states, mask, past = decoding.state
        return self._step(states, mask, tokens[:, None], past)

    def _step(self, states: Tensor, mask: Tensor, tokens: Tensor, past: Any) -> Decoding:
        said = self._decode(states, mask, tokens, past_key_values=past, use_cache=True, output_attentions=True)
        attention = torch.stack([layer.mean(dim=1)[:, -1] for layer in said.cross_attentions]).mean(dim=0)
        return Decoding(said.logits[:, -1].float(), attention.float(), (states, mask, said.past_key_values))

    def _decode(self, states: Tensor, mask: Tensor, tokens: Tensor, **more: Any) -> Any:
        return self.net(encoder_outputs=(states,), attention_mask=mask, decoder_input_ids=tokens, **more)
