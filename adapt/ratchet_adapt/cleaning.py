"""Code without comments, docstrings and metadata, where they are not what is to be learned."""

from __future__ import annotations

import ast
import io
import re
import tokenize

Span = tuple[int, int]
STRINGS = {
    "javascript": re.compile(r"'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`", re.DOTALL),
    "go": re.compile(r"'(?:\\.|[^'\\\n])+'|\"(?:\\.|[^\"\\\n])*\"|`[^`]*`", re.DOTALL),
    "rust": re.compile(r"'(?:\\[^\n]|[^'\\\n])'|r(#*)\".*?\"\1|\"(?:\\.|[^\"\\])*\"", re.DOTALL),
    "java": re.compile(r"\"\"\".*?\"\"\"|'(?:\\.|[^'\\\n])+'|\"(?:\\.|[^\"\\\n])*\"", re.DOTALL),
    "c": re.compile(r"'(?:\\.|[^'\\\n])+'|\"(?:\\.|[^\"\\\n])*\"", re.DOTALL),
}
METADATA = re.compile(r"^__(author|authors|version|license|licence|copyright|credits|email|maintainer|status|date)__$")


def cleaned(text: str, language: str) -> str | None:
    """`None` where the text cannot be read as what it is called."""
    if language == "python":
        return _python(text)
    return _tidy(_braces(text, STRINGS[language]))


def _python(text: str) -> str | None:
    try:
        tree = ast.parse(text)
        comments = [token for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type == tokenize.COMMENT]
    except (SyntaxError, ValueError, tokenize.TokenError, RecursionError):
        return None
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    spans: list[tuple[Span, str]] = [
        ((starts[token.start[0] - 1] + token.start[1], starts[token.end[0] - 1] + token.end[1]), "") for token in comments
    ]

    def place(line: int, offset: int) -> int:  # the tree counts bytes
        return starts[line - 1] + len(lines[line - 1].encode()[:offset].decode(errors="replace"))

    for node, replacement in _without_use(tree):
        first, last = place(node.lineno, node.col_offset), place(node.end_lineno or 0, node.end_col_offset or 0)
        spans.append(((first, last), replacement))
    for (first, last), replacement in sorted(spans, reverse=True):
        text = text[:first] + replacement + text[last:]
    return _tidy(text)


def _without_use(tree: ast.Module) -> list[tuple[ast.stmt, str]]:
    """Docstrings and metadata. A body that would be empty gets a `pass`."""
    found: list[tuple[ast.stmt, str]] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        first = node.body[0] if node.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
            is_alone = len(node.body) == 1 and not isinstance(node, ast.Module)
            found.append((first, "pass" if is_alone else ""))
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and all(
            isinstance(target, ast.Name) and METADATA.match(target.id) for target in statement.targets
        ):
            found.append((statement, ""))
    return found


def _braces(text: str, strings: re.Pattern[str]) -> str:
    kept: list[str] = []
    at = 0
    while at < len(text):
        two = text[at : at + 2]
        if two == "//":
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
        elif two == "/*":
            end = text.find("*/", at + 2)
            kept.append(" ")
            at = len(text) if end < 0 else end + 2
        elif text[at] == "\\":  # also in a regular expression, which is no string
            kept.append(two)
            at += 2
        else:
            string = strings.match(text, at)
            piece = text[at] if string is None else string[0]
            kept.append(piece)
            at += len(piece)
    return "".join(kept)


def _tidy(text: str) -> str:
    """No space at the ends of lines, and one empty line at most."""
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
