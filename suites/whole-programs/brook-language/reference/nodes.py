"""What programs are made of, and the two ways in which they go wrong."""
from dataclasses import dataclass, field


class Wrong(Exception):
    """A program that cannot be run."""

    def __init__(self, line, message):
        super().__init__(f"line {line}: {message}")


class Fault(Exception):
    """A program that cannot go on."""

    def __init__(self, line, message):
        super().__init__(f"fault line {line}: {message}")


@dataclass
class Node:
    line: int


@dataclass
class Literal(Node):
    value: object


@dataclass
class Name(Node):
    name: str


@dataclass
class ListOf(Node):
    items: list


@dataclass
class Unary(Node):
    sign: str
    operand: Node


@dataclass
class Binary(Node):
    sign: str
    left: Node
    right: Node


@dataclass
class Call(Node):
    name: str
    values: list


@dataclass
class Index(Node):
    whole: Node
    place: Node


@dataclass
class Let(Node):
    name: str
    value: Node


@dataclass
class Assign(Node):
    target: Node
    value: Node


@dataclass
class Print(Node):
    values: list


@dataclass
class Do(Node):
    value: Node


@dataclass
class If(Node):
    condition: Node
    then: list
    otherwise: list


@dataclass
class While(Node):
    condition: Node
    body: list


@dataclass
class For(Node):
    name: str
    whole: Node
    body: list


@dataclass
class Jump(Node):
    """break or continue"""

    word: str


@dataclass
class Return(Node):
    value: Node


@dataclass
class Function(Node):
    name: str
    parameters: list
    body: list = field(default_factory=list)
