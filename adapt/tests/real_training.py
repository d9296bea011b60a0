"""Trains `tiny` for real, about a minute's work of two cores, on the standard library of this Python, and says what came of it.

python -m tests.real_training [--steps 300] [--arch t5] [--seconds N] [--folder DIR ...]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from ratchet_adapt.corpus import Choice, make_corpus
from ratchet_adapt.jobs import FileStore, JobStore
from ratchet_adapt.wire import read_job
from ratchet_adapt.worker import work

WANTED = 0.3  # of the masked NLL that an untrained model has
PACKAGES = ("asyncio", "collections", "concurrent", "email", "html", "http", "importlib", "json", "logging", "unittest", "urllib", "xml")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=900, help="at most")
    parser.add_argument("--preset", default="tiny")
    parser.add_argument("--arch", default="t5")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--folder", type=Path, action="append", default=[])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        metrics = trained(arguments, Path(scratch))
    fall = 1 - metrics["valid_nll"] / metrics["first"]["nll"]
    print(json.dumps(metrics))
    print(
        f"{arguments.preset} ({arguments.arch}): masked NLL {metrics['first']['nll']:.2f} to {metrics['valid_nll']:.2f} nats a token "
        f"(down {fall:.0%}) in {metrics['steps']} steps, {metrics['seconds']:.0f} s, {metrics['processor_seconds']:.0f} s of processors"
    )
    return 0 if fall >= WANTED else 1


def trained(arguments: argparse.Namespace, scratch: Path) -> dict[str, Any]:
    home = arguments.home or scratch / "home"
    home.mkdir(parents=True, exist_ok=True)
    library = Path(sysconfig.get_paths()["stdlib"])
    report = make_corpus(arguments.folder or [library / name for name in PACKAGES], scratch / "corpus", Choice(validation=0.05))
    print(json.dumps(report["kept"]))
    files = [
        FileStore(home).add((scratch / "corpus" / f"{side}.jsonl").read_bytes(), side, "fine-tune") for side in ("training", "validation")
    ]
    hyperparameters: dict[str, Any] = {"max_steps": arguments.steps, "max_seconds": arguments.seconds, "arch": arguments.arch}
    training, validation = (file["id"] for file in files)
    body = {"model": arguments.preset, "training_file": training, "validation_file": validation, "method": {"type": "pretrain"}}
    asked = read_job({**body, "hyperparameters": hyperparameters})
    jobs = JobStore(home)
    job = jobs.create(asked)["id"]
    work(home, job, arguments.threads, None)
    for event in reversed(jobs.events(job)):
        print(event["message"], json.dumps(event["data"]) if event["data"] else "", flush=True)
    result = jobs.result(job) or {}
    if "metrics" not in result:
        raise SystemExit(f"the training failed: {result}")
    found: dict[str, Any] = result["metrics"]
    return found


if __name__ == "__main__":
    sys.exit(main())
