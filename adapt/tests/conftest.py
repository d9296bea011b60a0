"""Small models, made by the tests: nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from ratchet_adapt.generation import generate
from ratchet_adapt.jobs import FileStore, JobStore
from ratchet_adapt.registry import Registry
from ratchet_adapt.sampling import Sampling
from ratchet_adapt.wire import read_job

torch.set_num_threads(1)

CODE = [
    f"def f{index}(a, b):\n    c = a + {index}\n    if c > b:\n        return c * {index % 7}\n    return b - c\n" for index in range(60)
]
QUICK = {"n_epochs": 12, "learning_rate": 2e-3, "patience": 100}
SENTENCES = {"sum": "return x + y", "difference": "return x - y", "product": "return x * y"}


def chat(question: str, answer: str) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]}


def chat_rows() -> list[dict[str, Any]]:
    verbs = ["give", "compute", "find", "return", "tell", "show", "print"]
    return [chat(f"{verb} the {name}", body) for verb in verbs for name, body in SENTENCES.items()]


Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """A job over rows, queued."""

    def make(rows: list[dict[str, Any]], validation: list[dict[str, Any]] | None = None, **body: Any) -> dict[str, Any]:
        files = FileStore(tmp_path)
        upload = lambda part: files.add(lines(part), "rows.jsonl", "fine-tune")["id"]  # noqa: E731
        asked = {"model": "tiny", **body, "training_file": upload(rows)}
        if validation is not None:
            asked["validation_file"] = upload(validation)
        return JobStore(tmp_path).create(read_job(asked))

    return make


def lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def messages(home: Path, job: str) -> str:
    return "\n".join(event["message"] for event in JobStore(home).events(job))


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
