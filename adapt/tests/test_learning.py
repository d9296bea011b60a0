"""What each method makes of a few rows. Each job runs here, in this process, as the worker runs it."""

from __future__ import annotations

import math

import pytest

from ratchet_adapt.inference import Inference
from ratchet_adapt.job_run import run_job
from ratchet_adapt.registry import Registry
from ratchet_adapt.training import Stop

from .conftest import CODE, QUICK, chat, chat_rows, messages, right_of


def test_pretraining_lowers_the_masked_nll(ask, tmp_path):
    job = ask([{"text": text} for text in CODE], model="brief", method={"type": "pretrain"}, hyperparameters=QUICK)
    card = run_job(tmp_path, job["id"], Stop())
    metrics = card["metrics"]
    assert metrics["last"]["nll"] < 0.7 * metrics["first"]["nll"]
    assert {"span_nll", "line_nll", "bleu"} <= set(metrics["last"])
    assert Registry(tmp_path).load(card["id"]).kind == "seq2seq"


@pytest.mark.parametrize(("arch", "epochs"), [("t5", 60), ("lstm", 200)])
def test_few_rows_are_learned(ask, tmp_path, arch, epochs):
    job = ask(chat_rows(), model="brief", seed=1, hyperparameters={**QUICK, "n_epochs": epochs, "arch": arch})
    card = run_job(tmp_path, job["id"], Stop())
    assert right_of(tmp_path, card["id"], chat_rows()) >= 18, "of 21, two of which it did not learn from"
    assert card["temperature"] > 0
    assert {"calibration_error", "calibration_error_before"} <= set(card)


def test_preferences_move_the_choice(ask, tmp_path):
    base = run_job(tmp_path, ask(chat_rows(), model="brief", hyperparameters=QUICK)["id"], Stop())
    rows = [
        {
            "input": {"messages": [{"role": "user", "content": f"{word} the ratio"}]},
            "preferred_output": [{"role": "assistant", "content": "return x / y"}],
            "non_preferred_output": [{"role": "assistant", "content": "return x + y"}],
        }
        for word in ("give", "find", "tell")
    ]
    job = ask(rows, model=base["id"], method={"type": "dpo"}, hyperparameters={"n_epochs": 30, "learning_rate": 5e-4})
    card = run_job(tmp_path, job["id"], Stop())
    assert card["metrics"]["best"]["nll"] < math.log(2) - 0.1, "it begins at log 2: neither is preferred"
    assert card["metrics"]["best"]["accuracy"] == 1


def test_a_scorer_finds_the_right_candidate(ask, tmp_path):
    rows = [
        {
            "context": f"line {index} of code",
            "candidates": [f"good {index}", f"bad {index}", f"worse {index}"][::step],
            "label": 0 if step > 0 else 2,
        }
        for index in range(24)
        for step in (1, -1)
    ]
    job = ask(rows, model="brief", method={"type": "scorer"}, hyperparameters={"n_epochs": 15, "learning_rate": 1e-3})
    card = run_job(tmp_path, job["id"], Stop())
    assert card["metrics"]["best"]["accuracy"] == 1
    kind, scores = Inference(tmp_path).score(card["id"], "line 99 of code", ["bad 99", "good 99"])
    assert kind == "head"
    assert scores[1] > scores[0]


def test_it_stops_early_where_validation_gets_no_better(ask, tmp_path):
    noise = [chat(f"question {index}", f"answer {(index * 7919) % 1009}") for index in range(20)]
    job = ask(noise, model="brief", hyperparameters={"n_epochs": 500, "learning_rate": 3e-3, "validate_every": 5, "patience": 3})
    card = run_job(tmp_path, job["id"], Stop())
    assert card["metrics"]["steps"] < 500
    assert "stops early" in messages(tmp_path, job["id"])
