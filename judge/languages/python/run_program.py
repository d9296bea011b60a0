"""Runs a program as `python3 main.py` does, with `exit` and `quit` and without the packages of this machine."""

import sys


def run():
    import os
    import site

    site.setquit()
    path = sys.argv[1]
    del sys.argv[0]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    main = sys.modules["__main__"].__dict__
    main["__file__"] = path
    main["__doc__"] = None
    for name in ("run", "sys"):
        del main[name]
    with open(path, "rb") as file:
        text = file.read()
    exec(compile(text, path, "exec", dont_inherit=True), main)


run()
