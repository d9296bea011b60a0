"""What training, generation and explanation take for granted of each model."""

import pytest
import torch

from ratchet_adapt.bundle import new_seq2seq
from ratchet_adapt.generation import generate, read_along
from ratchet_adapt.presets import PRESETS, preset_of
from ratchet_adapt.sampling import Sampling
from ratchet_adapt.tokenizer import train_tokenizer

from .local_model import local_model


@pytest.fixture(scope="module", params=["t5", "lstm", "local"])
def made(request, tmp_path_factory):
    if request.param == "local":
        from ratchet_adapt.causal import load_causal

        model, tokenizer = load_causal(local_model(tmp_path_factory.mktemp("local")))
        return model.eval(), tokenizer
    tokenizer = train_tokenizer(["def f(x):\n    return x + 1\n"], 300)
    return new_seq2seq(preset_of("brief", request.param), tokenizer).eval(), tokenizer


PROMPTS = ["give the sum of all", "x", "计算两个数的和"]


@torch.no_grad()
def test_all_at_once_and_token_by_token_say_the_same(made):
    model, tokenizer = made
    targets = [tokenizer.encode("return x + y"), tokenizer.encode("ab"), tokenizer.encode("def f(x):")]
    prompts = [tokenizer.encode(text) for text in PROMPTS]
    together, mask = model.log_probabilities(prompts, targets)
    for index, target in enumerate(targets):
        alone = read_along(model, prompts[index], target, Sampling())
        found = torch.tensor([token.log_probability for token in alone.tokens])
        torch.testing.assert_close(together[index, : len(target)], found, rtol=1e-3, atol=1e-3)
        assert mask[index].sum() == len(target)


def test_a_batch_changes_no_output(made):
    model, tokenizer = made
    prompts = [tokenizer.encode(text) for text in PROMPTS]
    sampling = Sampling(length=12)
    together = [output.ids for output in generate(model, prompts, sampling)]
    assert together == [generate(model, [prompt], sampling)[0].ids for prompt in prompts]


def test_attention_is_a_share_of_each_input_token(made):
    model, tokenizer = made
    prompts = [tokenizer.encode(text) for text in PROMPTS]
    for prompt, output in zip(prompts, generate(model, prompts, Sampling(length=3)), strict=True):
        for token in output.tokens:
            assert len(token.attention) == len(prompt)
            assert all(weight >= 0 for weight in token.attention)
            assert sum(token.attention) <= 1.001
        if output.tokens:
            # before the first output there is only the prompt to look at
            assert sum(output.tokens[0].attention) == pytest.approx(1, abs=1e-3)


def test_the_same_seed_gives_the_same_sample_and_another_gives_another(made):
    model, tokenizer = made
    prompt = [tokenizer.encode("sum")]
    said = {seed: [generate(model, prompt, Sampling(1.5, seed=seed, length=20))[0].ids for _ in range(2)] for seed in (1, 2)}
    assert said[1][0] == said[1][1]
    assert said[1][0] != said[2][0]


@pytest.mark.parametrize(("name", "millions"), [("tiny", 2), ("small", 6), ("base", 10.5)])
def test_a_preset_has_the_size_it_is_called_by(name, millions):
    preset = PRESETS[name]
    tokenizer = train_tokenizer(["x"], 300)
    weights = sum(parameter.numel() for parameter in new_seq2seq(preset, tokenizer).parameters())
    weights += (preset.vocabulary - tokenizer.size) * preset.d_model
    assert weights / 1e6 == pytest.approx(millions, rel=0.1)
