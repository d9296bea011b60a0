"""A training that was stopped goes on where it stood, from the newest checkpoint that is whole."""

from __future__ import annotations

import shutil

import pytest
import torch

from ratchet_adapt import durable
from ratchet_adapt.checkpoints import Checkpoints
from ratchet_adapt.failures import AdaptError, Interrupted
from ratchet_adapt.job_run import run_job
from ratchet_adapt.jobs import JobStore
from ratchet_adapt.registry import Registry
from ratchet_adapt.training import Stop

from .conftest import chat_rows, messages


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
