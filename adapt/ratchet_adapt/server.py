"""The wire server: on this machine only, for whoever has the token."""

from __future__ import annotations

import hmac
import json
import re
import sys
import threading
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from . import answers, wire
from .catalogue import LOCAL, Catalogue
from .failures import AdaptError
from .jobs import FileStore, JobStore
from .presets import PRESETS
from .queue import Limits, Queue

if TYPE_CHECKING:
    from .inference import Inference

LARGEST_BODY = 256 << 20


class Service:
    """What the server does, whoever asks it."""

    def __init__(self, home: Path, limits: Limits) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self._home = home
        self._inference: Inference | None = None
        self._loading = threading.Lock()
        self.files, self.jobs, self.models = FileStore(home), JobStore(home), Catalogue(home)
        self.queue = Queue(home, limits)

    @property
    def inference(self) -> Inference:
        """Loads PyTorch, which a server that is only watched has no need of."""
        from .inference import Inference  # noqa: PLC0415

        with self._loading:
            self._inference = self._inference or Inference(self._home)
            return self._inference

    def create_job(self, body: dict[str, Any]) -> dict[str, Any]:
        asked = wire.read_job(body)
        for name in ("training_file", "validation_file"):
            if asked[name] is not None:
                self.files.get(asked[name])
        model, kind = asked["model"], asked["method"]["type"]
        if model not in PRESETS and not model.startswith(LOCAL):
            self.models.card(model)
        if kind == "pretrain" and model not in PRESETS:
            raise AdaptError("invalid_value", f"pretrain begins from scratch: model must be one of {', '.join(PRESETS)}", "model")
        if kind == "scorer" and model.startswith(LOCAL):
            raise AdaptError("unsupported_model", "a scorer is made of an encoder-decoder, not of a causal model", "model")
        job = self.jobs.create(asked)
        self.queue.wake()
        return job

    def list_jobs(self, query: dict[str, str]) -> dict[str, Any]:
        wanted = {name[9:-1]: value for name, value in query.items() if name.startswith("metadata[") and name.endswith("]")}
        jobs = [job for job in self.jobs.all() if wanted.items() <= job["metadata"].items()]
        return answers.page(jobs, query)

    def cancel(self, job: str) -> dict[str, Any]:
        self.jobs.get(job)
        self.queue.cancel(job)
        return self.jobs.get(job)

    def chat(self, body: dict[str, Any]) -> dict[str, Any]:
        asked = wire.read_chat(body)
        said = self.inference.chat(asked.model, asked.messages, asked.sampling, asked.count, asked.stops)
        return answers.completion(asked, *said)

    def score(self, body: dict[str, Any]) -> dict[str, Any]:
        model, context, candidates = wire.read_score(body)
        kind, scores = self.inference.score(model, context, candidates)
        return {"object": "scores", "model": model, "kind": kind, "scores": scores}

    def explain(self, body: dict[str, Any]) -> dict[str, Any]:
        model, asked, output = wire.read_explain(body)
        return {"object": "explanation", "model": model, **self.inference.explain(model, asked, output)}

    def model(self, name: str) -> dict[str, Any]:
        known = {model["id"]: model for model in answers.models(self.models.cards())["data"]}
        if name not in known:
            self.models.card(name)
        return dict(known[name])

    def remove_model(self, name: str) -> dict[str, Any]:
        self.models.remove(name)
        return {"id": name, "object": "model", "deleted": True}

    def remove_file(self, file: str) -> dict[str, Any]:
        self.files.remove(file)
        return {"id": file, "object": "file", "deleted": True}


class Request:
    def __init__(self, handler: BaseHTTPRequestHandler, body: bytes, arguments: tuple[str, ...]) -> None:
        self.query = dict(parse_qsl(urlsplit(handler.path).query))
        self.content_type = handler.headers.get("Content-Type", "")
        self.raw = body
        self.arguments = arguments

    @property
    def body(self) -> dict[str, Any]:
        return wire.read_object(self.raw)

    @property
    def name(self) -> str:
        return self.arguments[0]


Route = Callable[[Service, Request], Any]
ROUTES: list[tuple[str, str, Route]] = [
    (
        "POST",
        r"/v1/files",
        lambda service, request: service.files.add(*wire.read_upload(request.content_type, request.raw)),
    ),
    ("GET", r"/v1/files", lambda service, request: answers.page(service.files.all(), request.query)),
    ("GET", r"/v1/files/([^/]+)", lambda service, request: service.files.get(request.name)),
    ("GET", r"/v1/files/([^/]+)/content", lambda service, request: service.files.path(request.name).read_bytes()),
    ("DELETE", r"/v1/files/([^/]+)", lambda service, request: service.remove_file(request.name)),
    ("POST", r"/v1/fine_tuning/jobs", lambda service, request: service.create_job(request.body)),
    ("GET", r"/v1/fine_tuning/jobs", lambda service, request: service.list_jobs(request.query)),
    ("GET", r"/v1/fine_tuning/jobs/([^/]+)", lambda service, request: service.jobs.get(request.name)),
    (
        "GET",
        r"/v1/fine_tuning/jobs/([^/]+)/events",
        lambda service, request: answers.page(service.jobs.events(request.name), request.query),
    ),
    ("POST", r"/v1/fine_tuning/jobs/([^/]+)/cancel", lambda service, request: service.cancel(request.name)),
    ("GET", r"/v1/models", lambda service, _: answers.models(service.models.cards())),
    ("GET", r"/v1/models/(.+)", lambda service, request: service.model(request.name)),
    ("DELETE", r"/v1/models/(.+)", lambda service, request: service.remove_model(request.name)),
    ("POST", r"/v1/chat/completions", lambda service, request: service.chat(request.body)),
    ("POST", r"/v1/score", lambda service, request: service.score(request.body)),
    ("POST", r"/v1/explain", lambda service, request: service.explain(request.body)),
]


def make_handler(service: Service, token: str | None) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "ratchet-adapt"

        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def do_DELETE(self) -> None:
            self._answer()

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing: each request is the caller's to log."""

        def _answer(self) -> None:
            try:
                self._send(200, self._result())
            except AdaptError as error:
                self._send(error.status, _error(error, "invalid_request_error" if error.status < 500 else "server_error"))
            except Exception as error:
                traceback.print_exc(file=sys.stderr)
                self._send(500, _error(AdaptError("server_error", f"{type(error).__name__}: {error}"), "server_error"))

        def _result(self) -> Any:
            if token is not None and not hmac.compare_digest(self.headers.get("Authorization", ""), f"Bearer {token}"):
                self.close_connection = True  # its body is not read
                raise AdaptError("invalid_api_key", "the bearer token is missing or wrong", status=401)
            body = self._body()
            path = urlsplit(self.path).path
            matching = [(method, re.fullmatch(pattern, path), route) for method, pattern, route in ROUTES]
            found = [(method, match, route) for method, match, route in matching if match is not None]
            for method, match, route in found:
                if method == self.command:
                    return route(service, Request(self, body, tuple(unquote(part) for part in match.groups())))
            if found:
                raise AdaptError("method_not_allowed", f"{self.command} is not for {path}", status=405)
            raise AdaptError("unknown_url", f"there is no {self.command} {path}", status=404)

        def _body(self) -> bytes:
            length = int(self.headers.get("Content-Length") or 0)
            if length > LARGEST_BODY or self.headers.get("Transfer-Encoding"):
                self.close_connection = True
                raise AdaptError("too_large", f"a body has its length and up to {LARGEST_BODY >> 20} MB", status=413)
            return self.rfile.read(length)

        def _send(self, status: int, value: Any) -> None:
            is_raw = isinstance(value, bytes)
            body = value if is_raw else json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
            self.send_response(status)
            self.send_header("Content-Type", "application/octet-stream" if is_raw else "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


def _error(error: AdaptError, kind: str) -> dict[str, Any]:
    return {"error": {"message": error.message, "type": kind, "param": error.param, "code": error.code}}


def listen(service: Service, port: int, token: str | None) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", port), make_handler(service, token))
    server.daemon_threads = True
    return server
