"""Whether two functions of numbers behave alike, found without running either: their trees are worked out, one node at a time."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

INPUTS = [(3, 4), (7, 2), (-5, 3), (10, 10), (2.5, 0.5), (0, 6), (-4, -9), (1, 8), (9, 0)]
LARGEST = 1e6

BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
FUNCTIONS: dict[str, Callable[..., Any]] = {"abs": abs, "max": max, "min": min, "sum": sum, "round": round, "pow": pow}


class NotArithmeticError(ValueError):
    """It is another kind of program than can be worked out here."""


def behave_alike(output: str, expected: str) -> bool:
    try:
        return results(output) == results(expected)
    except (NotArithmeticError, SyntaxError, ValueError, RecursionError):
        return False


def results(text: str) -> list[Any]:
    """What `def NAME(A, B): return EXPRESSION` gives for each input; of what it throws, the kind."""
    body = ast.parse(text).body
    match body:
        case [ast.FunctionDef(args=ast.arguments(args=[first, second]), body=[ast.Return(value=ast.expr() as value)])]:
            names = (first.arg, second.arg)
        case _:
            raise NotArithmeticError(text)
    found = []
    for inputs in INPUTS:
        try:
            found.append(_value(value, dict(zip(names, inputs, strict=True))))
        except (ArithmeticError, TypeError) as error:
            found.append(type(error).__name__)
    return found


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, names)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in BINARY:
            values = _value(left, names), _value(right, names)
            if any(isinstance(value, complex) or abs(value) > LARGEST for value in values):
                raise OverflowError
            return BINARY[type(op)](*values)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in FUNCTIONS:
            return FUNCTIONS[name](*(_value(argument, names) for argument in arguments))
        case _:
            raise NotArithmeticError(ast.dump(node))
