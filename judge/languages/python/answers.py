"""What a call returned, as JSON text in the judge's form. Types of the standard library are known by what they are, not by
their names; a class of the candidate's own counts for the type that it inherits its equality from."""

import binascii
import sys

MAX_DEPTH = 390
MAX_NODES = 2_000_000
MAX_INT_BITS = 8_000_000
# longer ones take their square to be written in decimal digits
MAX_DECIMAL_BITS = 20_000
SAFE = 2**53

BUILTINS = (int, str, float, list, tuple, dict, set, frozenset, bytes, bytearray, complex, memoryview)
PLAIN = frozenset((str, bool, type(None)))


class TooLarge(Exception):
    pass


def encoded(result):
    try:
        return Encoder().encode(result, 0)
    except TooLarge:
        return opaque(f"{type(result).__name__} (too large)", truth_of(result))
    except Exception:
        # a class whose own attributes raise when they are read
        return opaque(type(result).__name__, truth_of(result))


def opaque(name, truth=True, items=None):
    more = ("" if truth else ',"truth":false') + ("" if items is None else f',"items":{items}')
    return f'{{"$":"opaque","class":{dumps(name)}{more}}}'


def truth_of(value):
    """What the language says; a class that does not say it is never false nor true, and counts as true."""
    try:
        return bool(value)
    except Exception:
        return True


class Encoder:
    def __init__(self):
        self.nodes = 0
        self.objects = {}

    def encode(self, value, depth):
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise TooLarge
        if value is None or value is True or value is False:
            return dumps(value)
        kind = type(value)
        base = base_of(kind)
        if base is None:
            return self.encode_object(value, depth)
        text = ENCODERS[base](self, value, depth)
        if (kind is base and base in NATIVE) or text.startswith('{"$":"opaque"'):
            return text
        if kind is base:
            return typed(base.__name__, text)
        return typed(f"{kind.__module__}.{kind.__qualname__}", text, own_truth(value, kind, base))

    def items(self, values, depth):
        """The usual lists are of one plain type, and long ones take their time."""
        values = list(values)
        kinds = set(map(type, values))
        if kinds <= PLAIN or kinds == {float} or (kinds == {int} and -SAFE < min(values) and max(values) < SAFE):
            self.nodes += len(values)
            if depth >= MAX_DEPTH or self.nodes > MAX_NODES:
                raise TooLarge
            return f"[{','.join(map(encode_float, values))}]" if kinds == {float} else compact(values)
        return f"[{','.join([self.encode(each, depth + 1) for each in values])}]"

    def pairs(self, pairs, depth):
        return f"[{','.join([f'[{self.encode(key, depth + 1)},{self.encode(each, depth + 1)}]' for key, each in pairs])}]"

    def encode_set(self, values, depth, tag="set"):
        items = sorted([self.encode(each, depth + 1) for each in values])
        return f'{{"$":"{tag}","v":[{",".join(items)}]}}'

    def encode_dict(self, pairs, depth):
        return f'{{"$":"dict","v":{self.pairs(pairs, depth)}}}'

    def encode_object(self, value, depth):
        kind = type(value)
        number = as_number(value, kind)
        if number is not None:
            return typed(f"{kind.__module__}.{kind.__qualname__}", self.encode(number, depth), own_truth(value, kind, object))
        if not is_own(kind):
            return opaque(kind.__name__, truth_of(value))
        if id(value) in self.objects:
            return f'{{"$":"ref","id":{self.objects[id(value)][0]}}}'
        number = len(self.objects) + 1
        self.objects[id(value)] = (number, value)
        name = dumps(f"{kind.__module__.replace('.', '/')}:{kind.__qualname__}")
        fields = [f"[{dumps(key)},{self.encode(each, depth + 1)}]" for key, each in sorted(fields_of(value).items())]
        truth = ',"truth":false' if own_truth(value, kind, object) is False else ""
        return f'{{"$":"object","id":{number},"class":{name},"fields":[{",".join(fields)}]{truth}}}'


def typed(name, text, truth=None):
    more = "" if truth is None else f',"truth":{dumps(truth)}'
    return f'{{"$":"typed","type":{dumps(name)},"v":{text}{more}}}'


def tagged(tag, text):
    return f'{{"$":"{tag}","v":{text}}}'


def encode_int(number):
    if -SAFE < number < SAFE:
        return int.__repr__(number)
    bits = number.bit_length()
    if bits > MAX_INT_BITS:
        raise TooLarge
    return tagged("int", f'"{int.__repr__(number) if bits <= MAX_DECIMAL_BITS else hex(number)}"')


def encode_float(number):
    return f'{{"$":"float","v":"{float.__repr__(number)}"}}'


def encode_bytes(value):
    return tagged("bytes", f'"{binascii.b2a_base64(value, newline=False).decode()}"')


def encode_complex(value):
    return tagged("complex", f'"{float.__repr__(value.real)} {float.__repr__(value.imag)}"')


def encode_decimal(value):
    sign, digits, exponent = value.as_tuple()
    if isinstance(exponent, int):
        text = f"{''.join(map(str, digits))}e{exponent}"
    else:
        text = "inf" if exponent == "F" else "nan"
    return tagged("decimal", f'"{"-" if sign and text != "nan" else ""}{text}"')


def encode_fraction(value):
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_INT_BITS:
        raise TooLarge
    return tagged("fraction", f'"{value.numerator}/{value.denominator}"')


def iterated(encoder, value, depth):
    """Equal to none of what a case can expect, and yet it can be gone through."""
    return opaque(type(value).__name__, truth_of(value), encoder.items(value, depth))


# by the type whose equality it is; those of modules that nobody has imported can be of no value
ENCODERS = {
    int: lambda encoder, value, depth: encode_int(int.__int__(value)),
    str: lambda encoder, value, depth: dumps(str.__str__(value)),
    float: lambda encoder, value, depth: encode_float(float.__float__(value)),
    complex: lambda encoder, value, depth: encode_complex(complex.__add__(value, 0)),
    bytes: lambda encoder, value, depth: encode_bytes(value),
    bytearray: lambda encoder, value, depth: encode_bytes(value),
    memoryview: lambda encoder, value, depth: encode_bytes(value.tobytes()),
    list: lambda encoder, value, depth: encoder.items(list.__iter__(value), depth),
    tuple: lambda encoder, value, depth: tagged("tuple", encoder.items(tuple.__iter__(value), depth)),
    set: lambda encoder, value, depth: encoder.encode_set(set.__iter__(value), depth),
    frozenset: lambda encoder, value, depth: encoder.encode_set(frozenset.__iter__(value), depth, "frozenset"),
    dict: lambda encoder, value, depth: encoder.encode_dict(dict.items(value), depth),
    type({}.keys()): lambda encoder, value, depth: encoder.encode_set(value, depth),
    type({}.items()): lambda encoder, value, depth: encoder.encode_set(value, depth),
    type({}.values()): iterated,
    range: iterated,
    type(type.__dict__): lambda encoder, value, depth: encoder.encode_dict(value.items(), depth),
}

# those that a value of the judge stands for by itself
NATIVE = frozenset((int, str, float, complex, bytes, list, tuple, set, frozenset, dict))

LIBRARY = {
    ("decimal", "Decimal"): lambda encoder, value, depth: encode_decimal(value),
    ("fractions", "Fraction"): lambda encoder, value, depth: encode_fraction(value),
    ("collections", "Counter"): ENCODERS[dict],
    ("collections", "OrderedDict"): ENCODERS[dict],
    ("collections", "deque"): iterated,
    ("collections", "UserDict"): lambda encoder, value, depth: encoder.encode_dict(value.items(), depth),
    ("collections", "UserList"): lambda encoder, value, depth: encoder.items(value.data, depth),
    ("collections", "UserString"): lambda encoder, value, depth: dumps(str(value.data)),
    ("_collections_abc", "Mapping"): lambda encoder, value, depth: encoder.encode_dict(value.items(), depth),
    ("_collections_abc", "Set"): lambda encoder, value, depth: encoder.encode_set(value, depth),
    ("array", "array"): iterated,
}

BASES = {base: base for base in ENCODERS}


def base_of(kind):
    """The type that this one is or compares as; None for a class with an equality of its own."""
    if kind not in BASES:
        BASES[kind] = next((base for base in kind.__mro__ if is_known(base) and kind.__eq__ is base.__eq__), None)
    return BASES[kind]


def is_known(base):
    if base in ENCODERS:
        return True
    for (module, name), encode in LIBRARY.items():
        if base.__name__ == name and getattr(sys.modules.get(module), name, None) is base and not is_own(base):
            ENCODERS[base] = encode
            return True
    return False


def as_number(value, kind):
    """A number of another library says that it is one, and that it equals it: what it says it cannot take back."""
    if kind.__eq__ is object.__eq__:
        return None
    for says, plain in (("__index__", int), ("__float__", float)):
        try:
            if hasattr(kind, says):
                number = plain(getattr(kind, says)(value))
                return number if bool(value == number) else None
        except Exception:
            return None
    return None


def own_truth(value, kind, base):
    """None where it is the one of its base."""
    ours = any(says in each.__dict__ for each in kind.__mro__[: kind.__mro__.index(base)] for says in ("__bool__", "__len__"))
    return truth_of(value) if ours else None


def is_own(kind):
    module = LOADED.get(kind.__module__) or sys.modules.get(kind.__module__)
    file = getattr(module, "__file__", None)
    return isinstance(file, str) and file.startswith(f"{ROOT}/")


def fields_of(value):
    fields = dict(getattr(value, "__dict__", {}))
    for kind in type(value).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(value, name):
                fields[name] = getattr(value, name)
    return {str(key): each for key, each in fields.items()}
