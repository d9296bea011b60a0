"""`python -m ratchet_adapt`: what a person or another program starts."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

from .failures import AdaptError

TOKEN = "RATCHET_TUNING_API_KEY"  # noqa: S105 - the name of a variable


def main() -> int:
    arguments = _parser().parse_args()
    try:
        return int(arguments.run(arguments) or 0)
    except AdaptError as error:
        print(f"ratchet-adapt: {error.message}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ratchet-adapt", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="serves the wire format on 127.0.0.1, and trains one job at a time")
    serve.add_argument("--home", type=Path, required=True, help="where files, jobs and models lie")
    serve.add_argument("--port", type=int, default=0, help="0: any that is free; the first line of output says which")
    serve.add_argument("--trainings", type=int, default=1, help="at the same time")
    serve.add_argument("--threads", type=int, default=max(1, (os.cpu_count() or 2) - 1), help="of a training")
    serve.add_argument("--memory-mb", type=int, default=8192, help="that one training may take")
    serve.set_defaults(run=_serve, help_more=f"the bearer token is {TOKEN}")

    corpus = commands.add_parser("corpus", help="makes a corpus of the code in folders")
    corpus.add_argument("folders", type=Path, nargs="+")
    corpus.add_argument("--out", type=Path, required=True, help="a folder that is not there yet")
    corpus.add_argument("--keep-comments", action="store_true", help="leave comments, docstrings and metadata in")
    corpus.add_argument("--require-licence", action="store_true", help="leave out what has no permissive licence beside it")
    corpus.add_argument("--validation", type=float, default=0.02, help="share of the files, by the hash of their content")
    corpus.set_defaults(run=_corpus)

    work = commands.add_parser("work", help="does one job of the queue; the server starts it")
    work.add_argument("--home", type=Path, required=True)
    work.add_argument("--job", required=True)
    work.add_argument("--threads", type=int, default=1)
    work.add_argument("--memory-mb", type=int)
    work.set_defaults(run=_work)

    chinese = commands.add_parser("closed-task", help="writes the rows of the closed task: a function from a Chinese sentence")
    chinese.add_argument("--out", type=Path, required=True)
    chinese.add_argument("--seed", type=int, default=0)
    chinese.set_defaults(run=_closed_task)
    return parser


def _serve(arguments: argparse.Namespace) -> int:
    from .queue import Limits  # noqa: PLC0415 - torch takes seconds, and a help text must not
    from .server import Service, listen  # noqa: PLC0415

    limits = Limits(arguments.trainings, arguments.threads, arguments.memory_mb)
    service = Service(arguments.home, limits)
    token = os.environ.get(TOKEN)
    try:
        server = listen(service, arguments.port, token or None)
    except OSError as error:
        raise AdaptError("port_taken", f"port {arguments.port} cannot be listened at: {error.strerror}", "port") from error
    ended = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        ended.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    service.queue.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps({"url": f"http://127.0.0.1:{server.server_port}/v1", "pid": os.getpid()}), flush=True)
    ended.wait()
    server.shutdown()
    service.queue.close()
    return 0


def _corpus(arguments: argparse.Namespace) -> int:
    from .corpus import Choice, make_corpus  # noqa: PLC0415

    choice = Choice(not arguments.keep_comments, arguments.require_licence, arguments.validation)
    report = make_corpus(arguments.folders, arguments.out, choice)
    print(json.dumps(report, ensure_ascii=False, indent=1))
    return 0


def _work(arguments: argparse.Namespace) -> int:
    from .worker import work  # noqa: PLC0415

    return work(arguments.home, arguments.job, arguments.threads, arguments.memory_mb)


def _closed_task(arguments: argparse.Namespace) -> int:
    from .closed_task import write_task  # noqa: PLC0415

    print(json.dumps(write_task(arguments.out, arguments.seed), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
