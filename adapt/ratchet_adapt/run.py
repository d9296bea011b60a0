"""A job that is being done: what it is given, how it trains, where it goes on from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .bundle import Bundle
from .checkpoints import Checkpoints
from .durable import sha256_of
from .hyperparameters import Hyperparameters
from .jobs import FileStore, Job, JobStore
from .rows import Row
from .supervised import Plan
from .training import Settings, Stop, Task, train

FEW_STEPS = 300  # at least, where the job does not say how many epochs


@dataclass
class Run:
    """What all methods need of a job."""

    home: Path
    job: Job
    hyperparameters: Hyperparameters
    training: list[Row]
    validation: list[Row] | None
    stop: Stop
    memory_mb: int | None

    @property
    def seed(self) -> int:
        return int(self.job["seed"])

    def tell(self, message: str, data: dict[str, Any] | None = None, level: str = "info") -> None:
        JobStore(self.home).note(self.job["id"], level, message, data)


def train_task(run: Run, task: Task, bundle: Bundle, rate: float, base: str, patience: int | None = 5) -> dict[str, Any]:
    params = run.hyperparameters
    if params.max_steps is not None:
        task.steps = params.max_steps
    default = max(5, min(200, task.steps // 20))
    settings = Settings(
        learning_rate=params.learning_rate or rate * (params.learning_rate_multiplier or 1.0),
        weight_decay=0.01 if params.weight_decay is None else params.weight_decay,
        seed=run.seed,
        seconds=params.max_seconds,
        validate_every=params.validate_every or default,
        save_every=params.save_every or default,
        patience=params.patience or patience,
        memory_mb=run.memory_mb,
    )
    run.tell(f"trains for up to {task.steps} steps, learning rate {settings.learning_rate:.2g}", {"total_steps": task.steps})
    metrics = train(task, settings, checkpoints_of(run, base), run.tell, run.stop)
    bundle.card["metrics"] = metrics
    return metrics


def checkpoints_of(run: Run, base: str) -> Checkpoints:
    job = run.job
    files = FileStore(run.home)
    belongs = {
        "base": base,
        "model": job["model"],
        "method": job["method"],
        "hyperparameters": job["hyperparameters"],
        "seed": job["seed"],
        "files": [sha256_of(files.path(file)) for file in (job["training_file"], job["validation_file"]) if file is not None],
    }
    fingerprint = hashlib.sha256(json.dumps(belongs, sort_keys=True).encode()).hexdigest()
    folder = JobStore(run.home).folder(job["id"]) / "checkpoints"
    return Checkpoints(folder, fingerprint, lambda message: run.tell(message, level="warn"))


def plan_of(run: Run, bundle: Bundle) -> Plan:
    params = run.hyperparameters
    preset = bundle.card.get("preset")
    batch, epochs, fewest = (preset["batch"], preset["epochs"], FEW_STEPS) if preset else (4, 3, 1)
    asked = params.n_epochs
    return Plan(params.batch_size or batch, asked or epochs, run.seed, fewest if asked is None else 1, bool(params.vary))
