"""Files that are whole or not there, whatever happens in between."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .failures import AdaptError

NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def as_no_space(path: Path) -> Iterator[None]:
    """A full disk is told as one; everything else stays what it is."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_SPACE:
            raise _no_space(path) from error
        raise
    except RuntimeError as error:  # torch's writer has no errno
        if _is_full(path) or "No space left" in str(error):
            raise _no_space(path) from error
        raise


def _is_full(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < 1 << 20


def _no_space(path: Path) -> AdaptError:
    return AdaptError(
        "disk_full",
        f"no space left to write {path}: what was there before is untouched; free some and start the job again",
    )


def write_text(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    with as_no_space(path):
        try:
            with new.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
            sync(path.parent)
        finally:
            new.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    write_text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder to fill. It gets its name when all of it is on disk; what failed leaves nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    filling = path.parent / f".{path.name}.{uuid.uuid4().hex[:8]}"
    filling.mkdir()
    try:
        with as_no_space(path):
            yield filling
            for file in filling.rglob("*"):
                if file.is_file():
                    sync(file)
            sync(filling)
            if path.exists():
                shutil.rmtree(path)
            filling.rename(path)
            sync(path.parent)
    finally:
        shutil.rmtree(filling, ignore_errors=True)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_rows(path: Path) -> list[dict[str, Any]]:
    """A file of JSON lines; a broken line is named."""
    rows: list[dict[str, Any]] = []
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise AdaptError("invalid_file", f"{path.name} is no UTF-8 text: a training file is JSON, one object a line", "file") from error
    # not splitlines(): U+2028 and its like may stand inside of a JSON string
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() == "":
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise AdaptError("invalid_file", f"line {number} of {path.name} is no JSON: {error.msg}", "file") from error
        if not isinstance(row, dict):
            raise AdaptError("invalid_file", f"line {number} of {path.name} is no object", "file")
        rows.append(row)
    return rows
