"""Byte-level BPE: any text goes in and comes out byte for byte, of any script."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

PAD, END, SEPARATOR = "<pad>", "</s>", "<sep>"
SENTINELS = [f"<extra_{index}>" for index in range(32)]
SPECIALS = [PAD, END, SEPARATOR, *SENTINELS]

# A character of these scripts is a token of its own, at most: a word that was never seen is still made of characters that were.
IDEOGRAPHS = Regex(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[\U00020000-\U0003ffff]")


def train_tokenizer(texts: Iterable[str], vocabulary: int) -> CodeTokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(IDEOGRAPHS, behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=SPECIALS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return CodeTokenizer(tokenizer)


class CodeTokenizer:
    def __init__(self, tokenizer: Tokenizer) -> None:
        # a text that spells a special token is text
        tokenizer.encode_special_tokens = True
        self._tokenizer = tokenizer
        self.pad = self._id(PAD)
        self.end = self._id(END)
        self.separator = self._id(SEPARATOR)
        self.sentinels = [self._id(sentinel) for sentinel in SENTINELS]
        self.specials = {self._id(special) for special in SPECIALS}
        self._bytes = [self._bytes_of(index) for index in range(self.size)]

    @classmethod
    def load(cls, path: Path) -> CodeTokenizer:
        return cls(Tokenizer.from_file(str(path)))

    def save(self, path: Path) -> None:
        self._tokenizer.save(str(path))

    @property
    def size(self) -> int:
        return int(self._tokenizer.get_vocab_size())

    def encode(self, text: str) -> list[int]:
        # a lone half of a surrogate pair has no bytes
        return list(self._tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8")).ids)

    def encode_all(self, texts: list[str]) -> list[list[int]]:
        return [list(encoding.ids) for encoding in self._tokenizer.encode_batch(texts)]

    def bytes_of(self, token: int) -> bytes:
        return self._bytes[token]

    def decode(self, tokens: list[int]) -> str:
        return b"".join(self._bytes[token] for token in tokens).decode("utf-8", "replace")

    def _id(self, special: str) -> int:
        found = self._tokenizer.token_to_id(special)
        if found is None:
            raise ValueError(f"the tokenizer has no {special}")
        return int(found)

    def _bytes_of(self, token: int) -> bytes:
        return b"" if token in self.specials else bytes_of_piece(self._tokenizer.id_to_token(token) or "")


def _byte_alphabet() -> dict[str, int]:
    """How byte-level BPE writes each byte as a character that can be seen."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in plain]
    return {chr(byte): byte for byte in plain} | {chr(256 + index): byte for index, byte in enumerate(others)}


_BYTES = _byte_alphabet()


def bytes_of_piece(piece: str) -> bytes:
    return bytes(_BYTES[character] for character in piece) if all(character in _BYTES for character in piece) else piece.encode()
