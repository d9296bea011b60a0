"""A folder with a causal model of random weights and a tokenizer, as one from elsewhere would lie there."""

from pathlib import Path

import torch
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from ratchet_adapt.tokenizer import END, PAD, train_tokenizer


def local_model(folder: Path, seed: int = 0) -> Path:
    torch.manual_seed(seed)
    ours = train_tokenizer(["give compute find return the sum difference product x + y x - y x * y"] * 3, 320)
    inner = ours._tokenizer
    inner.encode_special_tokens = False
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=inner, eos_token=END, pad_token=PAD)
    config = LlamaConfig(
        vocab_size=ours.size,
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=128,
        eos_token_id=ours.end,
        pad_token_id=ours.pad,
        bos_token_id=None,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
