"""A job, from its files to a published model: what the process of a training does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from .bundle import Bundle
from .catalogue import LOCAL
from .durable import read_rows
from .hyperparameters import read_hyperparameters
from .jobs import FileStore, Job, JobStore
from .methods import prefer, pretrain, score, supervise
from .registry import Registry
from .rows import Row
from .run import Run, checkpoints_of
from .training import Stop

Method = Callable[[Run], tuple[Bundle, dict[str, list[Row]]]]


def run_job(home: Path, job_id: str, stop: Stop, memory_mb: int | None = None) -> dict[str, Any]:
    """The card of what was published. Killed at any moment and started again, it comes to the same."""
    job = JobStore(home).get(job_id)
    registry = Registry(home)
    name = model_name(job)
    if registry.has(name):
        return registry.card(name)
    files = FileStore(home)
    validation = job["validation_file"]
    run = Run(
        home,
        job,
        read_hyperparameters(job["hyperparameters"]),
        read_rows(files.path(job["training_file"])),
        read_rows(files.path(validation)) if validation is not None else None,
        stop,
        memory_mb,
    )
    method: Method = {
        "pretrain": pretrain,
        "supervised": supervise,
        "dpo": prefer,
        "scorer": score,
    }[job["method"]["type"]]
    bundle, rows = method(run)
    bundle.card |= {
        "id": name,
        "job": job["id"],
        "method": job["method"]["type"],
        "training_file": job["training_file"],
        "validation_file": validation,
        "seed": run.seed,
    }
    card = registry.publish(bundle, rows)
    checkpoints_of(run, "").remove()
    return card


def model_name(job: Job) -> str:
    base = str(job["model"])
    if base.startswith(LOCAL):
        base = "hf-" + Path(base.removeprefix(LOCAL)).name
    elif base.startswith("ft:"):
        base = base.split(":")[1]
    return f"ft:{base}:{job['suffix'] or 'ratchet'}:{job['id'].removeprefix('ftjob-')}"
