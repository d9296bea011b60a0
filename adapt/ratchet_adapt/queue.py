"""One training at a time, each a process of its own. What was running when the server died runs on when it is back."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from .jobs import EXIT_INTERRUPTED, EXIT_TAKEN, OVER, JobStore

PAUSE = 0.2  # seconds between two looks
DEATHS = 3  # of its process without a word, in a row, before a job is given up
MOST_LOG = 2000  # characters of what a process said last


@dataclass(frozen=True)
class Limits:
    trainings: int = 1
    threads: int = 1
    memory_mb: int | None = None


class Queue:
    def __init__(self, home: Path, limits: Limits) -> None:
        self._home, self._limits = home, limits
        self._jobs = JobStore(home)
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._deaths: dict[str, int] = {}
        self._cancelled: set[str] = set()
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._loop, daemon=True)

    def start(self) -> None:
        for job in self._jobs.all():
            if job["status"] == "running":
                self._jobs.update(job["id"], status="queued")
                self._jobs.note(job["id"], "info", "the server is back: the job goes on from its last checkpoint")
        self._thread.start()

    def wake(self) -> None:
        self._wake.set()

    def cancel(self, job_id: str) -> None:
        """A training that runs saves first; the job is cancelled when its process has ended."""
        with self._lock:
            job = self._jobs.get(job_id)
            if job["status"] in OVER:
                return
            process = self._running.get(job_id)
            if process is None:
                self._end(job_id, "cancelled")
                return
            self._cancelled.add(job_id)
            process.terminate()

    def close(self) -> None:
        """Trainings save and end; their jobs go on with the next server."""
        self._ended = True
        self._wake.set()
        self._thread.join()
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            process.wait()

    def _loop(self) -> None:
        while not self._ended:
            with self._lock:
                self._collect()
                self._launch()
            self._wake.wait(PAUSE)
            self._wake.clear()

    def _collect(self) -> None:
        for job_id, process in list(self._running.items()):
            code = process.poll()
            if code is None:
                continue
            del self._running[job_id]
            self._settle(job_id, code)

    def _settle(self, job_id: str, code: int) -> None:
        result = self._jobs.result(job_id)
        if result is not None and "model" in result:
            self._jobs.update(job_id, metrics=result["metrics"])
            self._jobs.note(job_id, "info", f"published as {result['model']}", {"model": result["model"], **result["metrics"]})
            self._end(job_id, "succeeded", model=result["model"])
        elif result is not None:
            self._jobs.note(job_id, "error", result["error"]["message"])
            self._end(job_id, "failed", error=result["error"])
        elif job_id in self._cancelled:
            self._end(job_id, "cancelled")
        elif code in (EXIT_INTERRUPTED, EXIT_TAKEN):
            self._jobs.update(job_id, status="queued")
        else:
            self._died(job_id, code)

    def _died(self, job_id: str, code: int) -> None:
        self._deaths[job_id] = self._deaths.get(job_id, 0) + 1
        self._jobs.note(job_id, "warn", f"its process died ({_reason(code)}); it goes on from its last checkpoint")
        if self._deaths[job_id] < DEATHS:
            self._jobs.update(job_id, status="queued")
            return
        log = (self._jobs.folder(job_id) / "log").read_text(errors="replace")[-MOST_LOG:]
        message = f"the process of the training died {DEATHS} times in a row ({_reason(code)}): {log.strip() or 'it said nothing'}"
        self._end(job_id, "failed", error={"code": "process_died", "message": message, "param": None})

    def _launch(self) -> None:
        free = self._limits.trainings - len(self._running)
        waiting = [job for job in reversed(self._jobs.all()) if job["status"] == "queued" and job["id"] not in self._running]
        for job in waiting[: max(0, free)]:
            # a result is there where a server died between a training's end and its own word for it
            if self._jobs.result(job["id"]) is not None:
                self._settle(job["id"], 0)
                continue
            self._jobs.update(job["id"], status="running")
            self._running[job["id"]] = self._process(job["id"])

    def _process(self, job_id: str) -> subprocess.Popen[bytes]:
        limits = self._limits
        command = [sys.executable, "-m", "ratchet_adapt", "work", "--home", str(self._home), "--job", job_id]
        command += ["--threads", str(limits.threads)]
        command += [] if limits.memory_mb is None else ["--memory-mb", str(limits.memory_mb)]
        package = str(Path(__file__).parent.parent)
        with (self._jobs.folder(job_id) / "log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={
                    **os.environ,
                    "PYTHONPATH": package,
                    "HF_HUB_OFFLINE": "1",
                    "TOKENIZERS_PARALLELISM": "false",
                    "OMP_WAIT_POLICY": "PASSIVE",
                },
            )

    def _end(self, job_id: str, status: str, model: str | None = None, error: dict[str, object] | None = None) -> None:
        self._cancelled.discard(job_id)
        self._jobs.update(job_id, status=status, finished_at=int(time.time()), fine_tuned_model=model, error=error)
        self._jobs.note(job_id, "info", f"the job {status if status != 'cancelled' else 'was cancelled'}")


def _reason(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit status {code}"
