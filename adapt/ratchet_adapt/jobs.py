"""Files and jobs on disk: what is asked, how far it is, what came of it. They outlive the server."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import time
from pathlib import Path
from typing import Any

from .durable import read_json, write_json
from .failures import AdaptError

OVER = ("succeeded", "failed", "cancelled")
EXIT_DONE, EXIT_FAILED, EXIT_INTERRUPTED, EXIT_TAKEN = 0, 1, 3, 4  # of the process of a training
Job = dict[str, Any]


class FileStore:
    """A file's id is the hash of its content: who uploads it again, after a crash, finds it there."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "files"
        self._folder.mkdir(parents=True, exist_ok=True)

    def add(self, content: bytes, name: str, purpose: str) -> dict[str, Any]:
        if not content.strip():
            raise AdaptError("empty_file", f"{name} is empty", "file")
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise AdaptError("invalid_file", f"{name} is no UTF-8 text: a training file is JSON, one object a line", "file") from error
        _check_lines(text, name)
        file = f"file-{hashlib.sha256(content).hexdigest()[:24]}"
        about = self._folder / f"{file}.json"
        if not about.is_file():
            self._write(file, content)
            write_json(
                about,
                {
                    "id": file,
                    "object": "file",
                    "bytes": len(content),
                    "created_at": int(time.time()),
                    "filename": name,
                    "purpose": purpose,
                    "status": "processed",
                },
            )
        return self.get(file)

    def get(self, file: str) -> dict[str, Any]:
        path = self._folder / f"{_plain(file)}.json"
        if not path.is_file():
            raise AdaptError("file_not_found", f'no file "{file}": upload it to /v1/files first', "file", 404)
        found: dict[str, Any] = read_json(path)
        return found

    def all(self) -> list[dict[str, Any]]:
        files = [read_json(path) for path in self._folder.glob("[!.]*.json")]
        return sorted(files, key=lambda file: (file["created_at"], file["id"]), reverse=True)

    def path(self, file: str) -> Path:
        self.get(file)
        return self._folder / f"{file}.jsonl"

    def remove(self, file: str) -> None:
        path = self.path(file)
        (self._folder / f"{file}.json").unlink()
        path.unlink(missing_ok=True)

    def _write(self, file: str, content: bytes) -> None:
        new = self._folder / f".{file}.{secrets.token_hex(4)}"
        try:
            with new.open("wb") as handle:
                handle.write(content)
                handle.flush()
                os.fsync(handle.fileno())
            new.replace(self._folder / f"{file}.jsonl")
        except OSError as error:
            raise AdaptError("disk_full", f"the file could not be written: {error.strerror}", "file", 507) from error
        finally:
            new.unlink(missing_ok=True)


def _check_lines(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            is_row = isinstance(json.loads(line), dict)
        except json.JSONDecodeError:
            is_row = False
        if not is_row:
            raise AdaptError("invalid_file", f"line {number} of {name} is no JSON object", "file")


class JobStore:
    def __init__(self, home: Path) -> None:
        self._folder = home / "jobs"
        self._folder.mkdir(parents=True, exist_ok=True)

    def create(self, asked: dict[str, Any]) -> Job:
        job = f"ftjob-{int(time.time() * 1000):013d}{secrets.token_hex(4)}"
        folder = self.folder(job)
        folder.mkdir()
        created = {
            "id": job,
            "object": "fine_tuning.job",
            "created_at": int(time.time()),
            "status": "queued",
            "fine_tuned_model": None,
            "finished_at": None,
            "error": None,
            "estimated_finish": None,
            "trained_tokens": None,
            "result_files": [],
            "organization_id": "local",
            "metrics": None,
            **asked,
        }
        write_json(folder / "job.json", created)
        self.note(job, "info", "the job is queued")
        return created

    def folder(self, job: str) -> Path:
        return self._folder / _plain(job)

    def get(self, job: str) -> Job:
        path = self.folder(job) / "job.json"
        if not path.is_file():
            raise AdaptError("job_not_found", f'no job "{job}"', "fine_tuning_job_id", 404)
        found: Job = read_json(path)
        return found

    def all(self) -> list[Job]:
        """Newest first. An id begins with the moment it was made."""
        return [read_json(path) for path in sorted(self._folder.glob("ftjob-*/job.json"), reverse=True)]

    def update(self, job: str, **changes: Any) -> Job:
        found = {**self.get(job), **changes}
        write_json(self.folder(job) / "job.json", found)
        return found

    def note(self, job: str, level: str, message: str, data: dict[str, Any] | None = None) -> None:
        event = {"at": time.time(), "level": level, "message": message, "data": data}
        with (self.folder(job) / "events.jsonl").open("ab") as file:
            # begins with a line's end, so that one that a kill cut off spoils no other
            file.write(b"\n" + json.dumps(event, ensure_ascii=False).encode() + b"\n")

    def events(self, job: str) -> list[dict[str, Any]]:
        """Newest first."""
        self.get(job)
        path = self.folder(job) / "events.jsonl"
        found = []
        for number, line in enumerate(path.read_bytes().split(b"\n") if path.is_file() else []):
            try:
                event = json.loads(line)
            except ValueError:
                continue
            found.append(
                {
                    "id": f"ftevent-{job.removeprefix('ftjob-')}-{number:08d}",
                    "object": "fine_tuning.job.event",
                    "created_at": int(event["at"]),
                    "level": event["level"],
                    "message": event["message"],
                    "type": "message" if event["data"] is None else "metrics",
                    "data": event["data"] or {},
                }
            )
        return found[::-1]

    def result(self, job: str) -> dict[str, Any] | None:
        path = self.folder(job) / "result.json"
        if not path.is_file():
            return None
        found: dict[str, Any] = read_json(path)
        return found


def _plain(name: str) -> str:
    """An id is a name, never a path."""
    if not all(character.isalnum() or character in "-_" for character in name) or not name:
        raise AdaptError("invalid_value", f"{name!r} is no id", "id", 404)
    return name
