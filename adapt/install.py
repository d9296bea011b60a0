"""Makes the environment of the training worker: one folder of pinned packages, in the cache. Needs Python 3.11 and nothing else.

    python3 adapt/install.py [--cache DIR] [--extra lora] [--extra dev] [--where]

Prints the interpreter to start the worker with. Each set of pins has a folder of its own; one that is whole is used again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
WHOLE = "whole.json"
NEEDED_MB = 7000  # PyTorch for Linux comes with what a GPU needs, used or not


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=Path(os.environ.get("RATCHET_CACHE") or Path.home() / ".cache" / "ratchet"))
    parser.add_argument("--extra", action="append", default=[], choices=["lora", "dev"], help="beside `train`")
    parser.add_argument("--where", action="store_true", help="install nothing: print the interpreter, and fail where there is none")
    arguments = parser.parse_args()
    pins = wanted({"train", *arguments.extra})
    found = environment_with(pins, arguments.cache / "adapt")
    if found is not None:
        print(found)
        return 0
    if arguments.where:
        print("the packages of the training worker are not installed: ratchet adapt install", file=sys.stderr)
        return 3
    print(install(pins, arguments.cache / "adapt"))
    return 0


def wanted(extras: set[str]) -> list[str]:
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return sorted(pin for extra in extras for pin in project["optional-dependencies"][extra])


def environment_with(pins: list[str], cache: Path) -> Path | None:
    """One that has these, and maybe more."""
    for marker in sorted(cache.glob(f"*/{WHOLE}")):
        python = marker.parent / "bin" / "python"
        if set(pins) <= set(json.loads(marker.read_text(encoding="utf-8"))["pins"]) and python.exists():
            return python
    return None


def install(pins: list[str], cache: Path) -> Path:
    cache.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(cache).free >> 20
    if free < NEEDED_MB:
        raise SystemExit(f"{cache} has {free} MB free, and the packages take up to {NEEDED_MB} MB: free some, or set RATCHET_CACHE")
    key = hashlib.sha256("\n".join([*pins, sys.version]).encode()).hexdigest()[:12]
    folder = cache / key
    shutil.rmtree(folder, ignore_errors=True)  # what an install that was cut off left
    log(f"installs {len(pins)} packages and what they need into {folder}")
    run([sys.executable, "-m", "venv", str(folder)])
    python = folder / "bin" / "python"
    run([str(python), "-m", "pip", "install", "--no-cache-dir", "--disable-pip-version-check", "--quiet", *pins])
    run([str(python), "-c", "import tokenizers, torch, transformers"])
    (folder / WHOLE).write_text(json.dumps({"pins": pins}) + "\n", encoding="utf-8")
    return python


def run(command: list[str]) -> None:
    # what they say goes where progress goes: standard output is the interpreter's path alone
    done = subprocess.run(command, stdout=sys.stderr, check=False)  # noqa: S603
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command[:4])} … failed with exit status {done.returncode}")


def log(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
