"""The wire as a client sees it, on a real server with real trainings, killed at the worst moments."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

import pytest

from .conftest import chat_rows, lines

PACKAGE = Path(__file__).parent.parent
TOKEN = "of-the-tests"
PATIENCE = 300  # seconds, for what takes one


class Server:
    def __init__(self, home, *options):
        self.home, self.options = home, options
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ratchet_adapt", "serve", "--home", str(self.home), "--threads", "1", *self.options],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(PACKAGE), "RATCHET_TUNING_API_KEY": TOKEN},
        )
        self.url = json.loads(self.process.stdout.readline())["url"]

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait()
        self.process.stdout.close()

    def call(self, method, path, body=None, headers=None, token=TOKEN):
        raw = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, raw, {"Authorization": f"Bearer {token}", **(headers or {})}, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    def upload(self, content):
        mark = uuid.uuid4().hex
        form = (
            (
                f'--{mark}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nfine-tune\r\n'
                f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="rows.jsonl"\r\n\r\n'
            ).encode()
            + content
            + f"\r\n--{mark}--\r\n".encode()
        )
        return self.call("POST", "/files", form, {"Content-Type": f"multipart/form-data; boundary={mark}"})

    def job(self, **body):
        _, file = self.upload(lines(chat_rows()))
        status, job = self.call("POST", "/fine_tuning/jobs", {"model": "brief", "training_file": file["id"], **body})
        assert status == 200, job
        return job["id"]

    def until(self, job, is_there, what):
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            found = self.call("GET", f"/fine_tuning/jobs/{job}")[1]
            if is_there(found):
                return found
            time.sleep(0.05)
        raise AssertionError(f"{what} did not come: {found}, {self.events(job)}")

    def over(self, job):
        return self.until(job, lambda found: found["status"] in ("succeeded", "failed", "cancelled"), "the end")

    def events(self, job):
        return self.call("GET", f"/fine_tuning/jobs/{job}/events?limit=100")[1]["data"]

    def stepped(self, job):
        """Waits for a checkpoint, and says which process trains."""
        self.until(job, lambda _: any((self.home / "jobs" / job / "checkpoints").glob("step-*")), "a checkpoint")
        return int((self.home / "jobs" / job / "lock").read_text())


@pytest.fixture
def server(tmp_path):
    started = Server(tmp_path)
    yield started
    if started.process.poll() is None:
        started.end()


LONG = {"n_epochs": 400, "learning_rate": 1e-3, "save_every": 2, "validate_every": 50, "patience": 1000}


def test_files_to_job_to_model_to_chat(server):
    job = server.job(seed=1, suffix="t", metadata={"marker": "m1"}, hyperparameters={"n_epochs": 60, "learning_rate": 2e-3})
    done = server.over(job)
    assert done["status"] == "succeeded", done
    model = done["fine_tuned_model"]
    assert model in [found["id"] for found in server.call("GET", "/models")[1]["data"]]
    assert server.call("GET", f"/models/{model}")[1]["job"] == job
    metrics = [event["data"] for event in server.events(job) if "train_loss" in event["data"]]
    assert metrics
    assert all({"step", "total_steps", "valid_nll"} <= set(data) for data in metrics)
    assert [found["id"] for found in server.call("GET", "/fine_tuning/jobs?metadata[marker]=m1")[1]["data"]] == [job]
    assert server.call("GET", "/fine_tuning/jobs?metadata[marker]=m2")[1]["data"] == []
    asked = {"model": model, "messages": [{"role": "user", "content": "find the product"}]}
    status, said = server.call(
        "POST", "/chat/completions", {**asked, "temperature": 0, "n": 2, "logprobs": True, "top_logprobs": 3, "max_tokens": 30}
    )
    assert status == 200
    assert [choice["message"]["content"] for choice in said["choices"]] == ["return x * y"] * 2
    token = said["choices"][0]["logprobs"]["content"][0]
    assert len(token["top_logprobs"]) == 3
    assert token["logprob"] == pytest.approx(max(other["logprob"] for other in token["top_logprobs"]))
    scores = server.call("POST", "/score", {"model": model, "context": "find the product", "candidates": ["return x * y", "return x + y"]})[
        1
    ]
    assert scores["scores"][0] > scores["scores"][1]
    told = server.call("POST", "/explain", {"model": model, "input": "find the product"})[1]
    assert "".join(part["text"] for part in told["tokens"]) == "return x * y"
    long = [{"role": "user", "content": "word " * 500}]
    assert server.call("POST", "/chat/completions", {**asked, "messages": long})[1]["error"]["code"] == "context_length_exceeded"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/nothing", None, 404, "unknown_url"),
        ("DELETE", "/chat/completions", None, 405, "method_not_allowed"),
        ("GET", "/fine_tuning/jobs/ftjob-none", None, 404, "job_not_found"),
        ("GET", "/files/..%2f..%2fx", None, 404, "invalid_value"),
        ("GET", "/models/none", None, 404, "model_not_found"),
        ("POST", "/chat/completions", {"model": "none", "messages": [{"role": "user", "content": "x"}]}, 404, "model_not_found"),
        ("POST", "/chat/completions", {"model": "x", "messages": []}, 400, "missing_parameter"),
        (
            "POST",
            "/chat/completions",
            {"model": "x", "messages": [{"role": "user", "content": "x"}], "stream": True},
            400,
            "unsupported_value",
        ),
        ("POST", "/chat/completions", b"{", 400, "invalid_json"),
        ("POST", "/fine_tuning/jobs", {"model": "tiny", "training_file": "file-none"}, 404, "file_not_found"),
        ("POST", "/fine_tuning/jobs", {"model": "tiny", "training_file": "f", "method": {"type": "x"}}, 400, "invalid_value"),
        ("POST", "/fine_tuning/jobs", {"model": "tiny", "training_file": "f", "hyperparameters": {"n_epochs": 0}}, 400, "invalid_value"),
        ("POST", "/fine_tuning/jobs", {"model": "tiny", "training_file": "f", "hyperparameters": {"epochs": 1}}, 400, "unknown_parameter"),
        ("POST", "/fine_tuning/jobs", {"model": "tiny", "training_file": "f", "suffix": "../x"}, 400, "invalid_value"),
        ("POST", "/files", b"x", 400, "invalid_content_type"),
    ],
)
def test_each_error_has_the_form_of_the_wire(shared, method, path, body, status, code):
    found, said = shared.call(method, path, body)
    assert (found, said["error"]["code"]) == (status, code), said
    assert {"message", "type", "param", "code"} == set(said["error"])


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    started = Server(tmp_path_factory.mktemp("shared"))
    yield started
    started.end()


def test_who_has_not_the_token_gets_nothing(shared):
    for token in ("", "wrong"):
        status, said = shared.call("GET", "/models", token=token)
        assert (status, said["error"]["code"]) == (401, "invalid_api_key")


def test_pages_follow_each_other(shared):
    jobs = [shared.job(seed=seed, hyperparameters={"n_epochs": 1}) for seed in range(3)]
    for job in jobs:
        shared.call("POST", f"/fine_tuning/jobs/{job}/cancel", b"")
    first = shared.call("GET", "/fine_tuning/jobs?limit=2")[1]
    assert first["has_more"]
    second = shared.call("GET", f"/fine_tuning/jobs?limit=2&after={first['data'][-1]['id']}")[1]
    assert [job["id"] for job in [*first["data"], *second["data"]]][:3] == jobs[::-1]
    for job in jobs:
        shared.over(job)


def test_a_killed_training_and_a_killed_server_lose_nothing(server):
    job = server.job(seed=2, hyperparameters={**LONG, "n_epochs": 60})
    os.kill(server.stepped(job), signal.SIGKILL)
    server.until(job, lambda _: any("goes on from step" in event["message"] for event in server.events(job)), "the second try")
    server.end(signal.SIGKILL)
    server.start()
    done = server.over(job)
    assert done["status"] == "succeeded", server.events(job)
    told = [event["message"] for event in server.events(job)]
    assert any("its process died (signal 9)" in message for message in told)
    assert any("the server is back" in message for message in told)
    assert done["metrics"]["last"]["nll"] < done["metrics"]["first"]["nll"]


def test_a_cancelled_training_saves_and_ends_and_the_next_one_begins(server):
    job, waiting, next_job = server.job(hyperparameters=LONG), server.job(hyperparameters=LONG), server.job(hyperparameters={"n_epochs": 1})
    server.stepped(job)
    assert server.call("POST", f"/fine_tuning/jobs/{waiting}/cancel", b"")[1]["status"] == "cancelled"
    server.call("POST", f"/fine_tuning/jobs/{job}/cancel", b"")
    assert server.over(job)["status"] == "cancelled"
    assert any(event["message"].startswith("saved at step") for event in server.events(job))
    assert server.over(next_job)["status"] == "succeeded"
    assert server.call("GET", f"/fine_tuning/jobs/{waiting}")[1]["status"] == "cancelled"


def test_a_server_that_is_ended_leaves_its_jobs_to_the_next(server):
    job = server.job(hyperparameters={**LONG, "n_epochs": 40})
    server.stepped(job)
    server.end(signal.SIGTERM)
    server.start()
    assert server.over(job)["status"] == "succeeded"
    assert any(event["message"].startswith("saved at step") for event in server.events(job))


def test_a_job_that_cannot_be_done_says_why(server):
    _, file = server.upload(lines([{"text": "no messages"}]))
    _, job = server.call("POST", "/fine_tuning/jobs", {"model": "brief", "training_file": file["id"]})
    failed = server.over(job["id"])
    assert failed["status"] == "failed"
    assert failed["error"]["message"].startswith("row 1: messages must be")
    assert failed["fine_tuned_model"] is None
