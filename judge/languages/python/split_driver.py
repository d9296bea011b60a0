"""Runs alone with one candidate: takes its files and calls as JSON lines, answers plain data.

What is expected is not known here. Whatever the candidate does to this process, it can only change the data
that it answers, and the judge outside compares that.
"""

import importlib
import types

ROOT = "/work"
MAX_PRINTED = 65_536
MAX_LINES = 5_000

set_recursion_limit, get_recursion_limit = sys.setrecursionlimit, sys.getrecursionlimit
set_digits = getattr(sys, "set_int_max_str_digits", None)

# the modules that are called, by the names that cases have for them
LOADED = {}

# the sources whose lines are to be told, and those that the call ran; both empty where nobody asks
TRACED = set()
RAN = {}


def main():
    channel = Channel()
    channel.write({"waiting": True})
    job = channel.read()
    if job is None:
        return
    problems = compile_problems(job["files"], job["compile"])
    channel.write({"compiled": problems})
    if problems:
        return
    write_files(job["files"])
    reach(ROOT)
    TRACED.update(f"{ROOT}/{path}" for path in job.get("traced", []))
    failure = load(job["load"])
    channel.write({"loaded": failure})
    if failure is not None:
        return
    while (call := channel.read()) is not None:
        answer = run(call)
        flush()
        channel.write_text(f'{{"id":{call["id"]},{answer}{lines_told(answer)}}}')


def write_files(files):
    for path, text in files.items():
        target = f"{ROOT}/{path}"
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def load(modules):
    for module in modules:
        try:
            name = module.replace("/", ".")
            # as one of the task's own files would
            LOADED[name] = builtins.__import__(name, {"__file__": f"{ROOT}/"}, None, ("__name__",))
        except BaseException as error:
            return described(error)
        finally:
            flush()
    return None


def run(call):
    kept = {}
    for step in call["steps"]:
        answer, kept[step["keep"]] = outcome(step["call"], kept)
        if answer is not None:
            return answer
    if not call["print"]:
        return answered(call, kept)
    with Printed() as printed:
        answer = answered(call, kept)
    return answer if answer.startswith('"missing"') else f'{answer},"printed":{dumps(printed.text())}'


def lines_told(answer):
    told = {path[len(ROOT) + 1 :]: sorted(lines)[:MAX_LINES] for path, lines in RAN.items()}
    RAN.clear()
    return "" if not TRACED or answer.startswith('"missing"') else f',"lines":{compact(told)}'


def entered(frame, _event, _argument):
    return went if frame.f_code.co_filename in TRACED else None


def went(frame, event, _argument):
    if event == "line":
        RAN.setdefault(frame.f_code.co_filename, set()).add(frame.f_lineno)
    return went


def answered(call, kept):
    answer, result = outcome(call, kept)
    return f'"returned":{with_room(lambda: encoded(result))}' if answer is None else answer


def outcome(call, kept):
    """Why there is no result, and the result."""
    function, absent = called(call, kept)
    if absent is not None:
        return f'"missing":{dumps(absent)}', None
    objects = {}
    args = with_room(lambda: [decode(each, objects, kept) for each in call["args"]])
    kwargs = with_room(lambda: {key: decode(each, objects, kept) for key, each in call["kwargs"].items()})
    try:
        if TRACED:
            sys.settrace(entered)
        result = function(*args, **kwargs) if callable(function) else function
        return None, settled(result, call["drain"])
    except BaseException as error:
        return f'"raised":{compact(described(error))}', None
    finally:
        if TRACED:
            sys.settrace(None)


def settled(result, drain):
    """What an `async def` comes to, and the elements of what is to be gone through."""
    if type(result) is types.CoroutineType:
        result = awaited(result)
    if not drain:
        return result
    return awaited(gathered(result)) if type(result) is types.AsyncGeneratorType else list(result)


def awaited(coroutine):
    import asyncio

    return asyncio.run(coroutine)


async def gathered(generator):
    return [each async for each in generator]


def called(call, kept):
    if call["on"] is not None:
        try:
            return getattr(kept[call["on"]], call["fn"]), None
        except BaseException:
            return None, f"{call['fn']} is not defined in {call['on']}"
    module, _, name = call["fn"].partition(":")
    function = LOADED[module.replace("/", ".")]
    for part in name.split("."):
        function = getattr(function, part, None)
    return (function, None) if callable(function) else (None, f"{name} is not defined in {module}.py")


class Printed:
    """What is written to standard output, also by what does not ask Python."""

    def __enter__(self):
        flush()
        self.file = os.memfd_create("printed")
        self.kept = os.dup(1)
        os.dup2(self.file, 1)
        return self

    def __exit__(self, *_):
        flush()
        os.dup2(self.kept, 1)
        os.close(self.kept)

    def text(self):
        printed = os.pread(self.file, MAX_PRINTED, 0)
        os.close(self.file)
        return printed.decode("utf-8", "replace")


def with_room(work):
    """Nested data needs a deeper stack and longer numbers than a candidate is given."""
    depth = get_recursion_limit()
    digits = sys.get_int_max_str_digits() if set_digits else 0
    set_recursion_limit(20_000)
    if set_digits:
        set_digits(0)
    try:
        return work()
    finally:
        set_recursion_limit(depth)
        if set_digits:
            set_digits(digits)


def decode(value, objects, kept):
    if isinstance(value, list):
        return [decode(each, objects, kept) for each in value]
    if not isinstance(value, dict):
        return value
    kind = value["$"]
    if kind == "int":
        return int(value["v"])
    if kind == "float":
        return float(value["v"])
    if kind == "bytes":
        return binascii.a2b_base64(value["v"])
    if kind in ("dict", "map"):
        return {decode(key, objects, kept): decode(each, objects, kept) for key, each in value["v"]}
    if kind == "ref":
        return objects[value["id"]]
    if kind == "handle":
        return kept[value["name"]]
    if kind == "object":
        return decode_object(value, objects, kept)
    items = [decode(each, objects, kept) for each in value["v"]]
    return {"tuple": tuple, "set": set, "frozenset": frozenset}[kind](items)


def decode_object(value, objects, kept):
    module, _, name = value["class"].partition(":")
    name_in_task = module.replace("/", ".")
    kind = LOADED.get(name_in_task) or importlib.import_module(name_in_task)
    for part in name.split("."):
        kind = getattr(kind, part)
    made = objects[value["id"]] = object.__new__(kind)
    for field, each in value["fields"]:
        object.__setattr__(made, field, decode(each, objects, kept))
    return made


main()
