"""From a file of rows to a published model, and what stops that. Each job runs here, in this process, as the worker runs it."""

from __future__ import annotations

import json
import math
import shutil

import pytest
import torch

from ratchet_adapt import durable
from ratchet_adapt.checkpoints import Checkpoints
from ratchet_adapt.failures import AdaptError, Interrupted
from ratchet_adapt.generation import generate
from ratchet_adapt.inference import Inference
from ratchet_adapt.job_run import run_job
from ratchet_adapt.jobs import FileStore, JobStore
from ratchet_adapt.registry import Registry
from ratchet_adapt.sampling import Sampling
from ratchet_adapt.training import Stop

from .conftest import CODE, chat, chat_rows, messages
from .local_model import local_model

QUICK = {"n_epochs": 12, "learning_rate": 2e-3, "patience": 100}


def answer(home, model, question):
    bundle = Registry(home).load(model)
    output = generate(bundle.generator, [bundle.prompt((("user", question),))], Sampling(length=40))[0]
    return bundle.tokenizer.decode(output.ids)


def right_of(home, model, rows):
    bundle = Registry(home).load(model)
    prompts = [bundle.prompt((("user", row["messages"][0]["content"]),)) for row in rows]
    outputs = generate(bundle.generator, prompts, Sampling(length=40))
    said = [bundle.tokenizer.decode(output.ids) for output in outputs]
    return sum(text == row["messages"][1]["content"] for text, row in zip(said, rows, strict=True))


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


class StopAfter(Stop):
    """Asked to stop when so many steps are done."""

    def __init__(self, steps):
        super().__init__()
        self.left = steps

    def __bool__(self):
        self.left -= 1
        return self.left <= 0


def weights_of(home, model):
    return Registry(home).load(model).model.state_dict()


def test_stopped_and_started_again_it_comes_to_the_same(ask, tmp_path):
    body = {"model": "brief", "seed": 3, "hyperparameters": {"n_epochs": 6, "learning_rate": 1e-3, "validate_every": 4, "vary": True}}
    whole = run_job(tmp_path, ask(chat_rows(), **body)["id"], Stop())
    cut = ask(chat_rows(), **body)
    for steps in (1, 3, 2):
        with pytest.raises(Interrupted):
            run_job(tmp_path, cut["id"], StopAfter(steps))
        assert [card["id"] for card in Registry(tmp_path).cards()] == [whole["id"]], "nothing half-published"
    resumed = run_job(tmp_path, cut["id"], Stop())
    assert "goes on from step 6" in messages(tmp_path, cut["id"])
    for name, value in weights_of(tmp_path, whole["id"]).items():
        torch.testing.assert_close(weights_of(tmp_path, resumed["id"])[name], value)
    assert run_job(tmp_path, cut["id"], Stop()) == resumed, "a job that is done is not done again"


def interrupted(ask, home, **more):
    job = ask(chat_rows(), model="brief", hyperparameters={"n_epochs": 3, "learning_rate": 1e-3, **more})
    for steps in (2, 2):
        with pytest.raises(Interrupted):
            run_job(home, job["id"], StopAfter(steps))
    return job["id"], sorted((JobStore(home).folder(job["id"]) / "checkpoints").iterdir())


def test_a_corrupt_checkpoint_is_passed_over_for_the_one_before(ask, tmp_path):
    job, (_, newest) = interrupted(ask, tmp_path)
    (newest / "state.pt").write_bytes((newest / "state.pt").read_bytes()[:-9])
    run_job(tmp_path, job, Stop())
    assert f"{newest.name} is corrupt" in messages(tmp_path, job)
    assert "goes on from step 2" in messages(tmp_path, job)


def test_where_no_checkpoint_is_whole_it_says_so(ask, tmp_path):
    job, paths = interrupted(ask, tmp_path)
    (paths[0] / "state.pt").write_bytes(b"")
    (paths[1] / "manifest.json").write_text("{")
    with pytest.raises(AdaptError, match="remove that folder to start anew"):
        run_job(tmp_path, job, Stop())


def test_a_checkpoint_of_another_run_is_refused(ask, tmp_path):
    _, paths = interrupted(ask, tmp_path)
    other, _ = interrupted(ask, tmp_path, batch_size=7)
    shutil.rmtree(JobStore(tmp_path).folder(other) / "checkpoints")
    shutil.copytree(paths[0].parent, JobStore(tmp_path).folder(other) / "checkpoints")
    with pytest.raises(AdaptError, match="another base, other data or other settings"):
        run_job(tmp_path, other, Stop())


def test_a_full_disk_leaves_the_checkpoint_before(tmp_path, monkeypatch):
    checkpoints = Checkpoints(tmp_path / "c", "f", print)
    checkpoints.save(1, {"a": torch.ones(3)})

    def full(_path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "sync", full)
    with pytest.raises(AdaptError, match="no space left"):
        checkpoints.save(2, {"a": torch.zeros(3)})
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["step-00000001"]
    assert torch.equal(checkpoints.load()["a"], torch.ones(3))


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


def test_it_stops_early_where_validation_gets_no_better(ask, tmp_path):
    noise = [chat(f"question {index}", f"answer {(index * 7919) % 1009}") for index in range(20)]
    job = ask(noise, model="brief", hyperparameters={"n_epochs": 500, "learning_rate": 3e-3, "validate_every": 5, "patience": 3})
    card = run_job(tmp_path, job["id"], Stop())
    assert card["metrics"]["steps"] < 500
    assert "stops early" in messages(tmp_path, job["id"])


def test_rows_of_the_validation_file_that_were_learned_are_refused(ask, tmp_path):
    leaking = [chat("Cafe\u0301  now", "x")]
    job = ask([*chat_rows(), chat("Caf\u00e9 now", "y")], leaking, model="brief")
    with pytest.raises(AdaptError, match=r"1 of 1 rows .* \(rows 1\)"):
        run_job(tmp_path, job["id"], Stop())


def test_rows_twice_and_rows_too_long_are_told_and_left_out(ask, tmp_path):
    rows = [*chat_rows(), *chat_rows()[:4], chat("long " * 300, "x")]
    job = ask(rows, model="brief", hyperparameters={"n_epochs": 1})
    run_job(tmp_path, job["id"], Stop())
    told = messages(tmp_path, job["id"])
    assert "4 rows are there twice" in told
    assert "1 rows are longer" in told


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"messages": "x"}, "row 2: messages must be a list"),
        ({"messages": [{"role": "user", "content": "x"}]}, "row 2: messages must end with one of the assistant"),
        ({"messages": [{"role": "robot", "content": "x"}]}, "row 2: each of messages must be"),
        ({"text": "x"}, "row 2: messages must be a list"),
    ],
)
def test_a_row_of_another_form_is_named(ask, tmp_path, row, message):
    job = ask([chat_rows()[0], row], model="brief")
    with pytest.raises(AdaptError, match=message):
        run_job(tmp_path, job["id"], Stop())


def test_a_corpus_without_text_is_refused(ask, tmp_path):
    job = ask([{"text": "a = 1"}, {"text": "b = 2"}], method={"type": "pretrain"})
    with pytest.raises(AdaptError, match="no text that is long enough"):
        run_job(tmp_path, job["id"], Stop())


def test_weights_that_changed_on_disk_are_not_served(ask, tmp_path):
    card = run_job(tmp_path, ask(chat_rows(), model="brief", hyperparameters={"n_epochs": 1})["id"], Stop())
    weights = Registry(tmp_path).folder(card["id"]) / "weights.safetensors"
    raw = bytearray(weights.read_bytes())
    raw[-1] ^= 1
    weights.write_bytes(raw)
    with pytest.raises(AdaptError, match="is not what was published"):
        Registry(tmp_path).load(card["id"])


def test_an_explanation_tells_whole_characters(ask, tmp_path):
    rows = [chat(f"计算{word}", answer) for word, answer in (("和", "שלום e\u0301"), ("差", "乘𠮷"), ("积", "👩‍👩‍👧"))]
    card = run_job(tmp_path, ask(rows, model="brief", hyperparameters={"n_epochs": 5})["id"], Stop())
    told = Inference(tmp_path).explain(card["id"], "计算 e\u0301𠮷", "乘𠮷 e\u0301 שלום")
    assert "".join(token["text"] for token in told["tokens"]) == "乘𠮷 e\u0301 שלום"
    assert "".join(told["input_tokens"]) == "计算 e\u0301𠮷</s>"
    assert "\ufffd" not in json.dumps(told, ensure_ascii=False)
    for token in told["tokens"]:
        assert len(token["attention"]) == len(told["input_tokens"])
        assert 0 <= token["probability"] <= 1
        assert all(0 <= other["probability"] <= 1 for other in token["alternatives"])


def test_a_file_that_cannot_be_rows_is_refused_at_once(tmp_path):
    files = FileStore(tmp_path)
    for content, message in ((b" \n", "is empty"), (b"\xff\xfe\x00", "UTF-8"), (b'{"a":1}\nnot json\n', "line 2"), (b"[1]\n", "line 1")):
        with pytest.raises(AdaptError, match=message):
            files.add(content, "rows.jsonl", "fine-tune")
    assert files.all() == []
    assert files.add(b'{"a":1}\n', "a", "fine-tune")["id"] == files.add(b'{"a":1}\n', "b", "fine-tune")["id"]
