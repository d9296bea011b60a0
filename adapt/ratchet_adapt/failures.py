"""What can go wrong in a way that a caller understands: each failure names the field, the value and the way out."""

from __future__ import annotations


class AdaptError(Exception):
    """An expected failure. `code` is for programs, the text for people."""

    def __init__(self, code: str, message: str, param: str | None = None, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.param = param
        self.status = status

    def as_json(self) -> dict[str, object]:
        return {"code": self.code, "message": self.message, "param": self.param}


class Interrupted(Exception):  # noqa: N818 - nothing failed: it is what a saved stop is called
    """Training was asked to stop and has saved: it goes on from there."""
