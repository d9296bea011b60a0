"""Runs alone with one candidate: takes its files and calls as JSON lines, answers plain data.

What is expected is not known here. Whatever the candidate does to this process, it can only change the data
that it answers, and the judge outside compares that.
"""

import binascii
import importlib
import os
import sys
import tempfile

ROOT = "/work"
MAX_DEPTH = 390
MAX_NODES = 200_000
MAX_INT_BITS = 60_000
MAX_PRINTED = 65_536

set_recursion_limit, get_recursion_limit = sys.setrecursionlimit, sys.getrecursionlimit
set_digits = getattr(sys, "set_int_max_str_digits", None)


class TooLarge(Exception):
    pass


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
    sys.path.append(ROOT)
    failure = load(job["load"])
    channel.write({"loaded": failure})
    if failure is not None:
        return
    while (call := channel.read()) is not None:
        answer = run(call)
        flush()
        channel.write({"id": call["id"], **answer})


def write_files(files):
    for path, text in files.items():
        target = f"{ROOT}/{path}"
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def load(modules):
    for module in modules:
        try:
            importlib.import_module(module.replace("/", "."))
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
    return answer if "missing" in answer else {**answer, "printed": printed.text()}


def answered(call, kept):
    answer, result = outcome(call, kept)
    return {"returned": with_room(lambda: encoded(result))} if answer is None else answer


def outcome(call, kept):
    """Why there is no result, and the result."""
    function, absent = called(call, kept)
    if absent is not None:
        return {"missing": absent}, None
    objects = {}
    args = with_room(lambda: [decode(each, objects, kept) for each in call["args"]])
    kwargs = with_room(lambda: {key: decode(each, objects, kept) for key, each in call["kwargs"].items()})
    try:
        result = function(*args, **kwargs) if callable(function) else function
        if call["drain"]:
            result = list(result)
    except BaseException as error:
        return {"raised": described(error)}, None
    return None, result


def called(call, kept):
    if call["on"] is not None:
        try:
            return getattr(kept[call["on"]], call["fn"]), None
        except BaseException:
            return None, f"{call['fn']} is not defined in {call['on']}"
    module, _, name = call["fn"].partition(":")
    function = sys.modules[module.replace("/", ".")]
    for part in name.split("."):
        function = getattr(function, part, None)
    return (function, None) if callable(function) else (None, f"{name} is not defined in {module}.py")


class Printed:
    """What is written to standard output, also by what does not ask Python."""

    def __enter__(self):
        flush()
        self.file = tempfile.TemporaryFile()
        self.kept = os.dup(1)
        os.dup2(self.file.fileno(), 1)
        return self

    def __exit__(self, *_):
        flush()
        os.dup2(self.kept, 1)
        os.close(self.kept)

    def text(self):
        self.file.seek(0)
        return self.file.read(MAX_PRINTED).decode("utf-8", "replace")


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
    if kind == "dict":
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
    kind = importlib.import_module(module.replace("/", "."))
    for part in name.split("."):
        kind = getattr(kind, part)
    made = objects[value["id"]] = object.__new__(kind)
    for field, each in value["fields"]:
        object.__setattr__(made, field, decode(each, objects, kept))
    return made


def encoded(result):
    try:
        return Encoder().encode(result, 0)
    except TooLarge:
        return {"$": "opaque", "class": f"{type(result).__name__} (too large)"}
    except Exception:
        # a class whose own attributes raise when they are read
        return {"$": "opaque", "class": type(result).__name__}


class Encoder:
    def __init__(self):
        self.nodes = 0
        self.objects = {}

    def encode(self, value, depth):
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise TooLarge
        if value is None or value is True or value is False:
            return value
        base = plain_base(type(value))
        if base is str:
            return str.__str__(value)
        if base is int:
            return encode_int(int.__int__(value))
        if base is float:
            return {"$": "float", "v": float.__repr__(float.__float__(value))}
        if base is bytes or base is bytearray:
            return {"$": "bytes", "v": binascii.b2a_base64(value, newline=False).decode()}
        if base is list:
            return [self.encode(each, depth + 1) for each in list.__iter__(value)]
        if base is tuple:
            return {"$": "tuple", "v": [self.encode(each, depth + 1) for each in tuple.__iter__(value)]}
        if base is set or base is frozenset:
            items = [self.encode(each, depth + 1) for each in base.__iter__(value)]
            return {"$": base.__name__, "v": sorted(items, key=dumps)}
        if base is dict:
            pairs = [[self.encode(key, depth + 1), self.encode(each, depth + 1)] for key, each in dict.items(value)]
            return {"$": "dict", "v": pairs}
        return self.encode_object(value, depth)

    def encode_object(self, value, depth):
        kind = type(value)
        module = sys.modules.get(kind.__module__)
        file = getattr(module, "__file__", None)
        if not isinstance(file, str) or not file.startswith(f"{ROOT}/"):
            return {"$": "opaque", "class": f"{kind.__name__}"}
        if id(value) in self.objects:
            return {"$": "ref", "id": self.objects[id(value)][0]}
        number = len(self.objects) + 1
        self.objects[id(value)] = (number, value)
        name = f"{kind.__module__.replace('.', '/')}:{kind.__qualname__}"
        fields = [[key, self.encode(each, depth + 1)] for key, each in sorted(fields_of(value).items())]
        return {"$": "object", "id": number, "class": name, "fields": fields}


def encode_int(number):
    if -(2**53) < number < 2**53:
        return number
    if number.bit_length() > MAX_INT_BITS:
        raise TooLarge
    return {"$": "int", "v": int.__repr__(number)}


def plain_base(kind):
    """The plain type that this one is or compares as; None for a class with an equality of its own."""
    for base in (int, str, float, list, tuple, dict, set, frozenset, bytes, bytearray):
        if kind is base:
            return base
    for base in (int, str, float, list, tuple, dict, set, frozenset, bytes, bytearray):
        if issubclass(kind, base) and (kind.__eq__ is base.__eq__ or kind.__module__ == "collections"):
            return base
    return None


def fields_of(value):
    fields = dict(getattr(value, "__dict__", {}))
    for kind in type(value).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(value, name):
                fields[name] = getattr(value, name)
    return {str(key): each for key, each in fields.items()}


main()
