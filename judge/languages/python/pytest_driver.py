"""Runs trusted pytest files against a candidate in one process, and reports each step as a keyed record.

The key comes over a pipe that is closed before the candidate is imported; the ids of the tests are known to the
judge beforehand. A candidate that takes this process over can still forge: the verdict says `in-process`.
"""

import gc

# what is loaded here stays until the end: nothing of it is garbage, and pytest alone looks five times through all there is
gc.disable()

import hashlib
import hmac
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types

sys.path.append(sys.argv[1])

import pytest

gc.freeze()
gc.enable()

ROOT = "/job"
OPTIONS = [
    *("-c", "/dev/null", f"--rootdir={ROOT}", "--noconftest", "--import-mode=importlib"),
    *("-p", "no:cacheprovider", "-q", "--tb=native"),
]


class Recorder:
    """Numbered records, each with a code that only the judge and this object can make."""

    def __init__(self, channel, key):
        self.channel = channel
        self.key = bytes.fromhex(key)
        self.count = 0

    def write(self, kind, **fields):
        body = dumps({"n": self.count, "kind": kind, **fields})
        self.count += 1
        code = hmac.new(self.key, body.encode(), hashlib.sha256).hexdigest()
        self.channel.write({"record": body, "code": code})


class Collecting:
    """Says why the tests of a file cannot be had."""

    def __init__(self, recorder):
        self.recorder = recorder

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector):
        report = yield
        if report.failed:
            error = getattr(report, "call", None) and report.call.excinfo and report.call.excinfo.value
            self.recorder.write("uncollected", raised=described(cause_of(error)) if error else None)
        return report


class Reporter(Collecting):
    def __init__(self, recorder, ids):
        super().__init__(recorder)
        self.ids = ids
        self.phases = []
        self.errors = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config, items):
        others = [item for item in items if item.nodeid not in self.ids]
        items[:] = [item for item in items if item.nodeid in self.ids]
        config.hook.pytest_deselected(items=others)

    def pytest_runtest_logstart(self, nodeid):
        self.phases = []
        self.errors = {}
        self.recorder.write("started", id=nodeid)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item, call):
        report = yield
        if call.excinfo is not None:
            self.errors.setdefault("raised", described(call.excinfo.value))
        expected_to_fail = hasattr(report, "wasxfail")
        self.phases.append("xfail" if expected_to_fail else report.outcome)
        return report

    def pytest_runtest_logfinish(self, nodeid):
        ran = self.phases == ["passed", "passed", "passed"]
        odd = next((each for each in self.phases if each in ("skipped", "xfail")), None)
        outcome = "passed" if ran else odd or "failed"
        self.recorder.write("finished", id=nodeid, outcome=outcome, raised=self.errors.get("raised"))


class Lister(Collecting):
    """Names the tests of trusted files, also with nothing of the solution there."""

    def pytest_collection_modifyitems(self, items):
        self.recorder.write("listed", ids=[item.nodeid for item in items])
        items[:] = []


class Meter:
    """Which lines of the candidate ran: as far as the candidate leaves the meter alone."""

    def __init__(self, paths):
        import coverage

        self.paths = [f"{ROOT}/{path}" for path in paths]
        self.meter = coverage.Coverage(data_file=None, config_file=False, include=self.paths)
        self.meter.start()

    def report(self, recorder):
        try:
            self.meter.stop()
            analyses = [self.meter.analysis2(path) for path in self.paths]
            lines = sum(len(statements) for _, statements, _, _, _ in analyses)
            missed = sum(len(missing) for _, _, _, missing, _ in analyses)
        except BaseException:
            return
        recorder.write("covered", lines=lines, covered=lines - missed)


class Stubs(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Stands in for every module that is not there."""

    def __init__(self):
        # only where tests are listed, since it brings asyncio along; and before everything that is looked for is found
        global MagicMock
        from unittest.mock import MagicMock

    def find_spec(self, name, path, target=None):
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return Stub(spec.name)

    def exec_module(self, module):
        pass


class Stub(types.ModuleType):
    __all__ = ()
    __path__ = ()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return MagicMock(name=name)


def cause_of(error):
    """What stopped the import, behind pytest's own wrapping."""
    wrapped = isinstance(error, pytest.Collector.CollectError) and error.__cause__ is not None
    return error.__cause__ if wrapped else error


def main():
    channel = Channel()
    channel.write({"waiting": True})
    job = channel.read()
    if job is None:
        return
    channel.source.close()
    TRUSTED.update(job["tests"])
    recorder = Recorder(channel, job["key"])
    if job["list"]:
        sys.meta_path.append(Stubs())
        plugin = Lister(recorder)
    else:
        problems = compile_problems({path: read(path) for path in job["compile"]}, job["compile"])
        recorder.write("compiled", problems=problems)
        plugin = Reporter(recorder, frozenset(job["ids"]))
        if problems:
            return
    reach(ROOT)
    sys.path.extend(folders(job["tests"]))
    meter = Meter(job["compile"]) if job["coverage"] else None
    code = run(job, recorder, plugin)
    flush()
    if meter is not None:
        meter.report(recorder)
    recorder.write("ended", exitCode=code)
    os._exit(code)


def run(job, recorder, plugin):
    try:
        plugins = [plugin, *conftests(job)]
    except BaseException as error:
        recorder.write("uncollected", raised=described(error))
        return 4
    return int(pytest.main([*OPTIONS, *(f"{ROOT}/{path}" for path in job["tests"])], plugins=plugins))


def folders(paths):
    """Where tests stand: what lies beside them can be imported by its name."""
    return sorted({f"{ROOT}/{path}".rpartition("/")[0] for path in paths})


def conftests(job):
    """The trusted conftest.py of the tests' folders and of those around them, outermost first."""
    around = {"/".join(path.split("/")[:depth]) for path in job["tests"] for depth in range(path.count("/") + 1)}
    paths = [f"{folder}/conftest.py".lstrip("/") for folder in sorted(around)]
    found = []
    for path in paths:
        if path in job["compile"] or not os.path.isfile(f"{ROOT}/{path}"):
            continue
        TRUSTED.add(path)
        spec = importlib.util.spec_from_file_location(path[: -len(".py")].replace("/", "."), f"{ROOT}/{path}")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found.append(module)
    return found


def read(path):
    with open(f"{ROOT}/{path}", encoding="utf-8", newline="") as file:
        return file.read()


main()
