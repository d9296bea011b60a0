"""Which code may be learned from: what licence lies beside it, and whether it holds a secret."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

NAMES = re.compile(r"^(licen[cs]e|copying|unlicense)([.-].*)?$", re.IGNORECASE)
IDENTIFIER = re.compile(r"SPDX-License-Identifier:\s*([\w.+-]+)")
PERMISSIVE_IDENTIFIER = re.compile(r"^(MIT|BSD|Apache|ISC|PSF|Python|Unlicense|CC0|0BSD|Zlib|BlueOak|BSL-1)", re.IGNORECASE)
PERMISSIVE_TEXT = re.compile(
    r"Permission is hereby granted, free of charge|Redistribution and use in source and binary forms|Apache License|"
    r"Permission to use, copy, modify, and(/or)? distribute|PYTHON SOFTWARE FOUNDATION LICENSE|free and unencumbered software|"
    r"\bMIT License\b|\bCC0\b",
    re.IGNORECASE,
)
RESTRICTIVE_TEXT = re.compile(
    r"GNU (AFFERO |LESSER |LIBRARY )?GENERAL PUBLIC LICENSE|All rights reserved\.? Unauthori[sz]ed|Business Source License|"
    r"Server Side Public License|\bproprietary\b",
    re.IGNORECASE,
)
SECRETS = {
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "an access key": re.compile(r"\b(AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a token": re.compile(r"\b(gh[pousr]_[A-Za-z0-9]{30,}|xox[abprs]-[A-Za-z0-9-]{20,}|sk-[A-Za-z0-9_-]{32,}|AIza[0-9A-Za-z_-]{35})\b"),
    "a signed token": re.compile(r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}"),
    "a password": re.compile(
        r"(?i)\b(password|passwd|secret|api_?key|access_?token)\b[\"']?\s*[:=]\s*[\"'](?=[^\"'\s]*\d)(?=[^\"'\s]*[a-z])[^\"'\s{}<>$%]{12,}[\"']"
    ),
    "an address with a password": re.compile(r"\b[a-z][a-z0-9+]*://[^\s/:@\"']+:[^\s/:@\"'{}$<>]{6,}@[\w.-]+"),
}
HEAD = 4000  # characters of a file where its licence is said


def secret_in(text: str) -> str | None:
    return next((name for name, pattern in SECRETS.items() if pattern.search(text)), None)


def licence_finder(root: Path) -> Callable[[Path, str], str]:
    """`permissive`, `restrictive`, `unknown` (there is one, of another kind) or `none`: a file's own word, else the nearest folder's."""

    @cache
    def of_folder(folder: Path) -> str:
        for path in sorted(folder.iterdir()):
            if NAMES.match(path.name) and path.is_file() and not path.is_symlink():
                return _kind(path.read_text(encoding="utf-8", errors="replace"))
        return "none" if folder == root else of_folder(folder.parent)

    def of_file(path: Path, text: str) -> str:
        said = IDENTIFIER.search(text[:HEAD])
        if said is not None:
            return "permissive" if PERMISSIVE_IDENTIFIER.match(said[1]) else "restrictive"
        if RESTRICTIVE_TEXT.search(text[:HEAD]) and "License" in text[:HEAD]:
            return "restrictive"
        return of_folder(path.parent)

    return of_file


def _kind(text: str) -> str:
    if RESTRICTIVE_TEXT.search(text):
        return "restrictive"
    return "permissive" if PERMISSIVE_TEXT.search(text) else "unknown"
