"""What a model that learns on still knows: corrections, forgetting, and adapters of a local model."""

from __future__ import annotations

import pytest

from ratchet_adapt.failures import AdaptError
from ratchet_adapt.inference import Inference
from ratchet_adapt.job_run import run_job
from ratchet_adapt.registry import Registry
from ratchet_adapt.training import Stop

from .conftest import QUICK, answer, chat, chat_rows, right_of
from .local_model import local_model


def test_one_wrong_output_is_corrected_and_the_others_stay_right(ask, tmp_path):
    job = ask(chat_rows(), model="brief", seed=1, hyperparameters={**QUICK, "n_epochs": 60})
    before = run_job(tmp_path, job["id"], Stop())
    question, wanted = "quotient", "return x / y"
    assert answer(tmp_path, before["id"], question) != wanted
    again = ask(
        [chat(question, wanted)], model=before["id"], hyperparameters={"learning_rate": 1e-3, "max_steps": 120, "max_forgetting": 0.5}
    )
    after = run_job(tmp_path, again["id"], Stop())
    assert answer(tmp_path, after["id"], question) == wanted
    assert right_of(tmp_path, after["id"], chat_rows()) == len(chat_rows())
    assert after["parent"] == before["id"]
    assert after["metrics"]["best"]["old_nll"] <= after["metrics"]["first"]["old_nll"] * 1.5 + 0.005


def test_what_forgets_is_not_published(ask, tmp_path):
    job = ask(chat_rows(), model="brief", seed=1, hyperparameters=QUICK)
    before = run_job(tmp_path, job["id"], Stop())
    lies = [chat(row["messages"][0]["content"] + " now", "import sys") for row in chat_rows()[:3]]
    wild = {"learning_rate": 0.5, "n_epochs": 3, "max_forgetting": 0, "validate_every": 5}
    again = ask(lies, model=before["id"], hyperparameters=wild)
    with pytest.raises(AdaptError, match="nothing is published"):
        run_job(tmp_path, again["id"], Stop())
    assert [card["id"] for card in Registry(tmp_path).cards()] == [before["id"]]


@pytest.mark.parametrize("method", ["supervised", "dpo"])
def test_a_local_model_gets_an_adapter_that_fits_no_other(ask, tmp_path, method):
    pytest.importorskip("peft", reason="the extra lora is not installed")
    folder = local_model(tmp_path / "local")
    rows = chat_rows()
    if method == "dpo":
        rows = [
            {
                "input": {"messages": row["messages"][:1]},
                "preferred_output": [row["messages"][1]],
                "non_preferred_output": [{"role": "assistant", "content": "no"}],
            }
            for row in rows
        ]
    job = ask(rows, model=f"hf:{folder}", method={"type": method}, hyperparameters={"n_epochs": 10, "learning_rate": 1e-2})
    card = run_job(tmp_path, job["id"], Stop())
    assert card["kind"] == "lora"
    assert card["metrics"]["best"]["nll"] < 0.95 * card["metrics"]["first"]["nll"]
    weights = Registry(tmp_path).folder(card["id"]) / "adapter" / "adapter_model.safetensors"
    assert weights.stat().st_size < (folder / "model.safetensors").stat().st_size
    adapted = Inference(tmp_path).score(card["id"], "give the sum", ["return x + y", "no"])[1]
    plain = Inference(tmp_path).score(f"hf:{folder}", "give the sum", ["return x + y", "no"])[1]
    assert adapted[0] - adapted[1] > plain[0] - plain[1]
    again = ask(rows, model=card["id"], method={"type": method}, hyperparameters={"n_epochs": 1, "learning_rate": 1e-3})
    assert run_job(tmp_path, again["id"], Stop())["parent"] == card["id"]
    local_model(folder, seed=7)
    with pytest.raises(AdaptError, match="other weights"):
        Registry(tmp_path).load(card["id"])
