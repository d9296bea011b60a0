"""What both drivers need. It stands before either of them: a driver travels to its box as one text."""

import sys

sys.path[:] = [entry for entry in sys.path if entry]

import builtins
import json
import os

dumps, loads = json.dumps, json.loads
compact = json.JSONEncoder(separators=(",", ":")).encode

# files that are right by definition: a failure is never placed in them
TRUSTED = set()


class Channel:
    """The judge's pipes, moved away from where a candidate's input() and print() would meet them."""

    def __init__(self):
        self.source = os.fdopen(os.dup(0), "rb")
        self.sink = os.dup(3)
        os.close(3)
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.close(null)

    def read(self):
        line = self.source.readline()
        return loads(line) if line else None

    def write(self, message):
        self.write_text(dumps(message))

    def write_text(self, text):
        data = f"{text}\n".encode()
        while data:
            data = data[os.write(self.sink, data) :]


def compile_problems(files, paths):
    problems = []
    for path in paths:
        try:
            compile(files[path], path, "exec", dont_inherit=True)
        except SyntaxError as error:
            problems.append({"path": path, "line": error.lineno or 0, "message": str(error.msg)})
        except (ValueError, RecursionError, MemoryError, OverflowError) as error:
            problems.append({"path": path, "line": 0, "message": f"{type(error).__name__}: {printable(error)}"})
    return problems


def described(error):
    names = []
    for kind in type(error).__mro__[:-1]:
        foreign = kind.__module__ != "builtins" and hasattr(builtins, kind.__name__)
        names.append(f"{kind.__module__}.{kind.__name__}" if foreign else kind.__name__)
    path, line = place(error)
    return {"names": names, "message": printable(error), "path": path, "line": line}


def printable(error):
    try:
        return str(error)[:1_000]
    except BaseException:
        return ""


def place(error):
    """The innermost line of the task's own files, which lie under ROOT."""
    if isinstance(error, SyntaxError) and isinstance(error.filename, str) and error.filename.startswith(f"{ROOT}/"):
        return error.filename[len(ROOT) + 1 :], error.lineno or 0
    found = ("", 0)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(f"{ROOT}/") and file[len(ROOT) + 1 :] not in TRUSTED:
            found = (file[len(ROOT) + 1 :], trace.tb_lineno)
        trace = trace.tb_next
    return found


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass
