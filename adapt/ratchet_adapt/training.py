"""The one loop of all methods. What it does at a step follows from the step alone, so a run that was cut off goes on the same."""

from __future__ import annotations

import math
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from .checkpoints import Checkpoints, State
from .failures import AdaptError, Interrupted
from .language_model import autocast, has_bfloat16

WARM_UP = 0.06  # of the run, however short it is: a warm-up in steps can be longer than the run
LAST_RATE = 0.1  # of the highest
CLIP = 1.0


class Task(Protocol):
    """What is learned: a loss for a step, and how good the model is by now on what it does not learn from."""

    steps: int
    module: nn.Module

    def loss(self, step: int, done: float) -> Tensor:
        """`done` is how much of the run is over, 0 to 1."""

    def validate(self, with_samples: bool) -> dict[str, float]:
        """`nll` is what the best is chosen by, among those that are `acceptable`. With samples, also what takes generating (BLEU)."""


@dataclass(frozen=True)
class Settings:
    learning_rate: float
    weight_decay: float = 0.01
    seed: int = 0
    seconds: float | None = None  # ends the run early; the rate falls accordingly
    validate_every: int = 100
    save_every: int = 100
    patience: int | None = 5  # validations without a better NLL
    memory_mb: int | None = None
    bfloat16: bool = field(default_factory=has_bfloat16)


class Stop:
    """Asked for by a signal, or by the end of the process that started this one."""

    def __init__(self) -> None:
        self.asked = False
        self._parent = os.getppid()

    def ask(self, *_: object) -> None:
        self.asked = True

    def __bool__(self) -> bool:
        return self.asked or os.getppid() != self._parent


Report = Callable[[str, dict[str, Any]], None]


@dataclass
class Progress:
    step: int = 0
    elapsed: float = 0.0
    worked: float = 0.0
    best_nll: float = math.inf
    best_step: int = 0
    first: dict[str, float] | None = None
    best: dict[str, float] | None = None
    last: dict[str, float] | None = None
    worse: int = 0


def train(task: Task, settings: Settings, checkpoints: Checkpoints, report: Report, stop: Stop) -> dict[str, Any]:
    """Leaves the module with its best weights, and says how that went."""
    return _Run(task, settings, checkpoints, report, stop).run()


def share_of_rate(done: float, first: float) -> float:
    """Up within the first part of the run, and down along a cosine. The first step learns something, too."""
    warmth = min(1.0, max(done, first) / WARM_UP)
    return warmth * (LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))


class _Run:
    def __init__(self, task: Task, settings: Settings, checkpoints: Checkpoints, report: Report, stop: Stop) -> None:
        self.task, self.settings, self.checkpoints, self.report, self.stop = task, settings, checkpoints, report, stop
        self.weights = {name: value for name, value in task.module.named_parameters() if value.requires_grad}
        self.optimizer = torch.optim.AdamW(self.weights.values(), lr=settings.learning_rate, weight_decay=settings.weight_decay)
        self.progress = Progress()
        self.best: dict[str, Tensor] | None = None
        self.since: list[float] = []

    def run(self) -> dict[str, Any]:
        torch.manual_seed(self.settings.seed)
        state = self.checkpoints.load()
        if state is None:
            self._validate(with_samples=True)
        else:
            self._restore(state)
            self.report(f"goes on from step {self.progress.step}", {"step": self.progress.step})
        while not self._is_done():
            self._step()
        if self.since:
            self._validate(with_samples=True)
        self._take_best()
        progress = self.progress
        return {
            "steps": progress.step,
            "seconds": round(progress.elapsed, 1),
            "processor_seconds": round(progress.worked, 1),
            "best_step": progress.best_step,
            "first": progress.first,
            "best": progress.best,
            "last": progress.last,
            "valid_nll": progress.best_nll,
            "bfloat16": self.settings.bfloat16,
        }

    def _is_done(self) -> bool:
        progress, settings = self.progress, self.settings
        is_late = settings.seconds is not None and progress.elapsed >= settings.seconds
        is_stuck = settings.patience is not None and progress.worse >= settings.patience
        if is_stuck:
            self.report(f"stops early: {progress.worse} validations without a better NLL", {"step": progress.step})
        return progress.step >= self.task.steps or is_late or is_stuck

    def _step(self) -> None:
        progress, settings = self.progress, self.settings
        began, worked = time.monotonic(), time.process_time()
        self.task.module.train()
        done = self._done()
        rate = settings.learning_rate * share_of_rate(done, 1 / max(1, self.task.steps))
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        with autocast(settings.bfloat16):
            loss = self.task.loss(progress.step, done)
        value = float(loss.detach())
        if not math.isfinite(value):
            raise AdaptError(
                "nan_loss",
                f"the loss became {value} at step {progress.step} with a learning rate of {rate:.2g}: "
                f"nothing is published; try a lower learning_rate",
                "learning_rate",
            )
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.weights.values(), CLIP)
        self.optimizer.step()
        self.since.append(value)
        progress.step += 1
        progress.elapsed += time.monotonic() - began
        progress.worked += time.process_time() - worked
        self._after_step()

    def _after_step(self) -> None:
        step, settings = self.progress.step, self.settings
        if step % settings.validate_every == 0:
            self._validate(with_samples=False)
        if self.stop:
            self._save()
            raise Interrupted(f"saved at step {step}")
        if step % settings.save_every == 0:
            self._save()
        self._check_memory()

    def _done(self) -> float:
        progress, seconds = self.progress, self.settings.seconds
        by_time = 0.0 if seconds is None else min(1.0, progress.elapsed / seconds)
        return max(by_time, progress.step / max(1, self.task.steps))

    def _validate(self, with_samples: bool) -> None:
        progress = self.progress
        self.task.module.eval()
        with torch.no_grad(), autocast(self.settings.bfloat16):
            found = self.task.validate(with_samples)
        data: dict[str, Any] = {"step": progress.step, "total_steps": self.task.steps}
        if self.since:
            data["train_loss"] = round(sum(self.since) / len(self.since), 4)
            self.since = []
        data |= {f"valid_{name}": round(value, 4) for name, value in found.items()}
        self.report(f"step {progress.step}: validation NLL {found['nll']:.3f}", data)
        progress.first = progress.first or found
        progress.last = {**(progress.last or {}), **found}
        if found["nll"] < progress.best_nll and found.get("acceptable", 1.0) > 0:
            progress.best_nll, progress.best_step, progress.worse = found["nll"], progress.step, 0
            progress.best = found
            self.best = {name: value.detach().clone() for name, value in self.weights.items()}
        else:
            progress.worse += 1

    def _save(self) -> None:
        state: State = {
            "progress": vars(self.progress),
            "weights": {name: value.detach() for name, value in self.weights.items()},
            "best": self.best,
            "optimizer": self.optimizer.state_dict(),
            "since": self.since,
            "random": torch.get_rng_state(),
        }
        self.checkpoints.save(self.progress.step, state)

    def _restore(self, state: State) -> None:
        self.progress = Progress(**state["progress"])
        self._put(state["weights"])
        self.best = state["best"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.since = state["since"]
        torch.set_rng_state(state["random"])

    def _take_best(self) -> None:
        if self.best is not None:
            self._put(self.best)
        self.task.module.eval()

    def _put(self, values: dict[str, Tensor]) -> None:
        with torch.no_grad():
            for name, value in self.weights.items():
                value.copy_(values[name])

    def _check_memory(self) -> None:
        limit = self.settings.memory_mb
        if limit is None:
            return
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 1024 * 1024)
        if peak > limit:
            raise AdaptError(
                "out_of_memory",
                f"training took {peak} MB, more than the {limit} MB it may (--memory-mb): take a smaller batch_size or preset",
                "batch_size",
            )
