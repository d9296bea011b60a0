"""A source, cut into tokens."""
from dataclasses import dataclass

from nodes import Wrong

KEYWORDS = frozenset(
    "let fn if else while for in break continue return print and or not true false nothing".split()
)
TWO = ("==", "!=", "<=", ">=")
ONE = "+-*/%<>=()[]{},"
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
DIGITS = frozenset("0123456789")
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
TOO_LARGE = 10**18


@dataclass
class Token:
    """kind: name, word, number, text, sign, end (of a statement), last"""

    kind: str
    shown: str
    line: int
    value: object = None


def tokens_of(source):
    tokens = []
    line = 1
    at = 0
    depth = 0
    while at < len(source):
        char = source[at]
        if char == "\n" or char == ";":
            if depth == 0 or char == ";":
                add_end(tokens, line)
            if char == "\n":
                line += 1
            at += 1
        elif char in " \t\r":
            at += 1
        elif char == "#":
            while at < len(source) and source[at] != "\n":
                at += 1
        elif char in DIGITS:
            at = read_number(source, at, line, tokens)
        elif char in LETTERS:
            at = read_word(source, at, line, tokens)
        elif char == '"':
            at = read_text(source, at, line, tokens)
        elif source[at : at + 2] in TWO:
            tokens.append(Token("sign", source[at : at + 2], line))
            at += 2
        elif char in ONE:
            if char in "([":
                depth += 1
            if char in ")]":
                depth = max(0, depth - 1)
            tokens.append(Token("sign", char, line))
            at += 1
        else:
            raise Wrong(line, f"unexpected character {char}")
    add_end(tokens, line)
    tokens.append(Token("last", "end of program", line))
    return tokens


def add_end(tokens, line):
    if tokens and tokens[-1].kind != "end":
        tokens.append(Token("end", "end of line", line))


def read_number(source, at, line, tokens):
    start = at
    while at < len(source) and source[at] in DIGITS:
        at += 1
    if at < len(source) and source[at] in LETTERS:
        raise Wrong(line, "bad number")
    value = int(source[start:at])
    if value >= TOO_LARGE:
        raise Wrong(line, "number too large")
    tokens.append(Token("number", source[start:at], line, value))
    return at


def read_word(source, at, line, tokens):
    start = at
    while at < len(source) and (source[at] in LETTERS or source[at] in DIGITS):
        at += 1
    word = source[start:at]
    tokens.append(Token("word" if word in KEYWORDS else "name", word, line))
    return at


def read_text(source, at, line, tokens):
    start = at
    at += 1
    value = ""
    while at < len(source) and source[at] not in '"\n':
        char = source[at]
        if char == "\\":
            at += 1
            if source[at : at + 1] not in ESCAPES:
                raise Wrong(line, "bad escape")
            char = ESCAPES[source[at]]
        value += char
        at += 1
    if source[at : at + 1] != '"':
        raise Wrong(line, "text is not closed")
    at += 1
    tokens.append(Token("text", source[start:at], line, value))
    return at
