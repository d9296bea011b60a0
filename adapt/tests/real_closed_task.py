"""Trains on the closed task for real, and says how many answers to unseen sentences behave as they should.

python -m tests.real_closed_task [--steps 2500] [--seed 0] [--preset tiny]
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from ratchet_adapt.arithmetic import behave_alike
from ratchet_adapt.closed_task import task_rows
from ratchet_adapt.generation import generate
from ratchet_adapt.jobs import FileStore, JobStore
from ratchet_adapt.registry import Registry
from ratchet_adapt.rows import Pair, pairs_of
from ratchet_adapt.sampling import Sampling
from ratchet_adapt.wire import read_job
from ratchet_adapt.worker import work

from .conftest import lines

AT_ONCE = 64
WANTED = 0.85


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--preset", default="tiny")
    parser.add_argument("--learning-rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    rows = task_rows(arguments.seed)
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        training, validation = (FileStore(home).add(lines(rows[side]), side, "fine-tune")["id"] for side in ("training", "validation"))
        settings = {
            "max_steps": arguments.steps,
            "batch_size": arguments.batch,
            "learning_rate": arguments.learning_rate,
            "vary": True,
            "patience": 1000,
        }
        body = {"model": arguments.preset, "training_file": training, "validation_file": validation, "seed": arguments.seed}
        jobs = JobStore(home)
        job = jobs.create(read_job({**body, "hyperparameters": settings}))["id"]
        work(home, job, arguments.threads, None)
        result = jobs.result(job) or {}
        print(json.dumps(result), flush=True)
        behaving, count = tested(home, result["model"], {name: pairs_of(part) for name, part in rows.items()})
    return 0 if behaving / count >= WANTED else 1


def tested(home: Path, model: str, parts: dict[str, list[Pair]]) -> tuple[int, int]:
    bundle = Registry(home).load(model)
    all_right = all_count = 0
    for name, pairs in parts.items():
        if name in ("training", "validation"):
            continue
        wrong: Counter[str] = Counter()
        for first in range(0, len(pairs), AT_ONCE):
            part = pairs[first : first + AT_ONCE]
            outputs = generate(bundle.generator, [bundle.prompt(pair.messages) for pair in part], Sampling(length=64))
            for pair, output in zip(part, outputs, strict=True):
                said = bundle.tokenizer.decode(output.ids)
                if not behave_alike(said, pair.target):
                    wrong[f"{pair.messages[0][1][-9:]} -> {said}"] += 1
        right = len(pairs) - wrong.total()
        if name != "asked":
            all_right, all_count = all_right + right, all_count + len(pairs)
        print(
            f"{name}: {right} of {len(pairs)} behave ({told(right, len(pairs))}); wrong most often: {dict(wrong.most_common(4))}",
            flush=True,
        )
    print(f"all unseen: {all_right} of {all_count} ({told(all_right, all_count)})")
    return all_right, all_count


def told(right: int, count: int) -> str:
    """The share, and its interval of 95 % (Wilson)."""
    share, z = right / count, 1.96
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return f"{share:.1%}, {middle - half:.1%} to {middle + half:.1%}"


if __name__ == "__main__":
    sys.exit(main())
