"""What is published is what was trained: nothing of a training that went wrong, and nothing that changed on disk."""

from __future__ import annotations

import pytest

from ratchet_adapt.failures import AdaptError
from ratchet_adapt.job_run import run_job
from ratchet_adapt.registry import Registry
from ratchet_adapt.training import Stop

from .conftest import chat_rows


def test_a_loss_that_is_no_number_stops_and_publishes_nothing(ask, tmp_path):
    job = ask(chat_rows(), model="brief", hyperparameters={"learning_rate": 1000, "n_epochs": 60, "patience": 1000})
    with pytest.raises(AdaptError, match="learning rate") as failure:
        run_job(tmp_path, job["id"], Stop())
    assert failure.value.code == "nan_loss"
    assert Registry(tmp_path).cards() == []


def test_a_training_keeps_within_its_memory(ask, tmp_path):
    job = ask(chat_rows(), model="brief")
    with pytest.raises(AdaptError, match="more than the 10 MB"):
        run_job(tmp_path, job["id"], Stop(), memory_mb=10)


def test_weights_that_changed_on_disk_are_not_served(ask, tmp_path):
    card = run_job(tmp_path, ask(chat_rows(), model="brief", hyperparameters={"n_epochs": 1})["id"], Stop())
    weights = Registry(tmp_path).folder(card["id"]) / "weights.safetensors"
    raw = bytearray(weights.read_bytes())
    raw[-1] ^= 1
    weights.write_bytes(raw)
    with pytest.raises(AdaptError, match="is not what was published"):
        Registry(tmp_path).load(card["id"])
