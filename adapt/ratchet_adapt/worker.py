"""The process of one training. It has the job for itself, saves when it is asked to stop, and leaves a result."""

from __future__ import annotations

import fcntl
import os
import signal
import traceback
from pathlib import Path

import torch

from .durable import write_json
from .failures import AdaptError, Interrupted
from .job_run import run_job
from .jobs import EXIT_DONE, EXIT_FAILED, EXIT_INTERRUPTED, EXIT_TAKEN, JobStore
from .training import Stop


def work(home: Path, job_id: str, threads: int, memory_mb: int | None) -> int:
    jobs = JobStore(home)
    folder = jobs.folder(job_id)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return EXIT_TAKEN
        lock.write(str(os.getpid()))
        lock.flush()
        os.nice(10)
        torch.set_num_threads(threads)
        stop = Stop()
        signal.signal(signal.SIGTERM, stop.ask)
        signal.signal(signal.SIGINT, stop.ask)
        return _run(home, jobs, job_id, stop, memory_mb)


def _run(home: Path, jobs: JobStore, job_id: str, stop: Stop, memory_mb: int | None) -> int:
    result = jobs.folder(job_id) / "result.json"
    try:
        card = run_job(home, job_id, stop, memory_mb)
        write_json(result, {"model": card["id"], "metrics": {**card["metrics"], **_confidence(card)}})
        return EXIT_DONE
    except Interrupted as saved:
        jobs.note(job_id, "info", str(saved))
        return EXIT_INTERRUPTED
    except AdaptError as error:
        write_json(result, {"error": error.as_json()})
        return EXIT_FAILED
    except Exception as error:
        traceback.print_exc()
        write_json(result, {"error": {"code": "server_error", "message": f"{type(error).__name__}: {error}", "param": None}})
        return EXIT_FAILED


def _confidence(card: dict[str, object]) -> dict[str, object]:
    names = ("temperature", "calibration_error_before", "calibration_error")
    return {name: card[name] for name in names if name in card}
