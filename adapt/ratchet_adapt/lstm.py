"""The encoder-decoder of preset `lstm`: a bidirectional encoder, a decoder that attends to it, embeddings shared."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from .language_model import Decoding, LanguageModel, Tokens, padded, shifted
from .presets import Preset

Cells = tuple[Tensor, Tensor]


class Lstm(LanguageModel):
    def __init__(self, preset: Preset, vocabulary: int, pad: int, end: int) -> None:
        super().__init__()
        self.max_length = preset.max_length
        self.pad, self.end = pad, end
        size, layers = preset.d_model, preset.layers
        between = preset.dropout if layers > 1 else 0.0
        self.embedding = nn.Embedding(vocabulary, size, padding_idx=pad)
        self.encoder = nn.LSTM(size, size // 2, layers, batch_first=True, bidirectional=True, dropout=between)
        self.decoder = nn.LSTM(size, size, layers, batch_first=True, dropout=between)
        self.query = nn.Linear(size, size, bias=False)
        self.merge = nn.Linear(2 * size, size)
        self.dropout = nn.Dropout(preset.dropout)
        nn.init.normal_(self.embedding.weight, std=size**-0.5)

    def encoded(self, prompts: list[Tokens]) -> tuple[Tensor, Tensor]:
        states, mask, _ = self._encode(prompts)
        return states, mask

    def logits(self, prompts: list[Tokens], targets: list[Tokens]) -> Tensor:
        states, mask, cells = self._encode(prompts)
        before, _ = padded(shifted(targets, self.pad), self.pad, multiple=1)
        return self._decode(before, states, mask, cells)[0]

    def begin(self, prompts: list[Tokens]) -> Decoding:
        states, mask, cells = self._encode(prompts)
        first = torch.full((len(prompts),), self.pad, dtype=torch.long)
        return self.advance(Decoding(states, None, (states, mask, cells)), first)

    def advance(self, decoding: Decoding, tokens: Tensor) -> Decoding:
        states, mask, cells = decoding.state
        scores, weights, cells = self._decode(tokens[:, None], states, mask, cells)
        return Decoding(scores[:, -1].float(), weights[:, -1].float(), (states, mask, cells))

    def _encode(self, prompts: list[Tokens]) -> tuple[Tensor, Tensor, Cells]:
        ids, mask = padded([prompt or [self.end] for prompt in prompts], self.pad)
        packed = pack_padded_sequence(self.dropout(self.embedding(ids)), mask.sum(dim=1).long(), batch_first=True, enforce_sorted=False)
        states, (hidden, cell) = self.encoder(packed)
        unpacked, _ = pad_packed_sequence(states, batch_first=True, total_length=ids.shape[1])
        return unpacked, mask, (_both_ways(hidden), _both_ways(cell))

    def _decode(self, tokens: Tensor, states: Tensor, mask: Tensor, cells: Cells) -> tuple[Tensor, Tensor, Cells]:
        said, cells = self.decoder(self.dropout(self.embedding(tokens)), cells)
        fit = self.query(said) @ states.transpose(1, 2) * states.shape[-1] ** -0.5
        weights = fit.masked_fill(mask[:, None, :] == 0, -1e4).softmax(dim=-1)
        merged = torch.tanh(self.merge(torch.cat([said, weights.to(states.dtype) @ states], dim=-1)))
        return self.dropout(merged) @ self.embedding.weight.T, weights, cells


def _both_ways(states: Tensor) -> Tensor:
    """The last states of the two directions of each layer, side by side."""
    layers = states.shape[0] // 2
    return states.view(layers, 2, *states.shape[1:]).transpose(1, 2).flatten(2).contiguous()
