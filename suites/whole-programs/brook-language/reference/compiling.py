"""Statements, made into code for the machine."""
from dataclasses import dataclass, field

from folding import folded
from library import show
from nodes import Assign, Binary, Call, Do, For, Function, If, Index, Let, ListOf, Literal, Name, Print, Return, Unary, While

WORDS = {
    "+": "add",
    "-": "sub",
    "*": "mul",
    "/": "div",
    "%": "mod",
    "==": "eq",
    "!=": "ne",
    "<": "lt",
    "<=": "le",
    ">": "gt",
    ">=": "ge",
    "in": "in",
}


@dataclass
class Code:
    """steps: [operation, arguments, line], one each"""

    name: str
    parameters: int
    slots: int = 0
    steps: list = field(default_factory=list)


def compile_program(program):
    """The code of the program itself, then of each function in the order of the text."""
    functions = [each for each in program if isinstance(each, Function)]
    rest = [each for each in program if not isinstance(each, Function)]
    whole = Compiler("main", []).code(rest, 1)
    return [whole] + [Compiler(each.name, each.parameters).code(each.body, each.line) for each in functions]


def listing(codes):
    lines = []
    for code in codes:
        lines.append(f"{code.name}/{code.parameters} {code.slots}")
        for place, (operation, arguments, _) in enumerate(code.steps):
            lines.append(" ".join([f"  {place}", operation] + [str(each) for each in shown(operation, arguments)]))
    return "\n".join(lines)


def shown(operation, arguments):
    return [show(arguments[0], True)] if operation == "push" else arguments


class Compiler:
    def __init__(self, name, parameters):
        self.made = Code(name, len(parameters))
        self.scopes = [{}]
        self.used = 0
        self.loops = []
        for each in parameters:
            self.declare(each)

    def code(self, body, line):
        self.block(body)
        self.step("push", [None], line)
        self.step("return", [], line)
        return self.made

    def step(self, operation, arguments, line):
        self.made.steps.append([operation, arguments, line])
        return len(self.made.steps) - 1

    def here(self):
        return len(self.made.steps)

    def aim(self, places):
        """Lets the last argument of steps be what comes next."""
        for place in places:
            self.made.steps[place][1][-1] = self.here()

    def declare(self, name):
        slot = self.used
        self.used += 1
        self.made.slots = max(self.made.slots, self.used)
        self.scopes[-1][name] = slot
        return slot

    def slot_of(self, name):
        return next(scope[name] for scope in reversed(self.scopes) if name in scope)

    def block(self, statements):
        before = self.used
        self.scopes.append({})
        for statement in statements:
            self.statement(statement)
        self.scopes.pop()
        self.used = before

    def statement(self, node):
        if isinstance(node, Let):
            self.expression(node.value)
            self.step("store", [self.declare(node.name)], node.line)
        elif isinstance(node, Assign):
            self.assign(node)
        elif isinstance(node, Print):
            self.all(node.values)
            self.step("print", [len(node.values)], node.line)
        elif isinstance(node, Do):
            self.expression(node.value)
            self.step("pop", [], node.line)
        elif isinstance(node, If):
            self.condition(node)
        elif isinstance(node, While):
            self.while_loop(node)
        elif isinstance(node, For):
            self.for_loop(node)
        elif isinstance(node, Return):
            self.expression(node.value)
            self.step("return", [], node.line)
        else:
            start, ends = self.loops[-1]
            place = self.step("jump", [start], node.line)
            if node.word == "break":
                ends.append(place)

    def assign(self, node):
        if isinstance(node.target, Name):
            self.expression(node.value)
            self.step("store", [self.slot_of(node.target.name)], node.line)
        else:
            target = folded(node.target)
            self.all((target.whole, target.place, node.value))
            self.step("put", [], node.target.line)

    def condition(self, node):
        self.expression(node.condition)
        skip = self.step("unless", [None], node.line)
        self.block(node.then)
        if node.otherwise:
            end = self.step("jump", [None], node.line)
            self.aim([skip])
            self.block(node.otherwise)
            self.aim([end])
        else:
            self.aim([skip])

    def while_loop(self, node):
        start = self.here()
        self.expression(node.condition)
        ends = [self.step("unless", [None], node.line)]
        self.loop(node, start, ends)

    def for_loop(self, node):
        self.expression(node.whole)
        before = self.used
        self.scopes.append({})
        hidden = self.declare("")
        self.step("iter", [hidden], node.line)
        start = self.here()
        ends = [self.step("next", [hidden, self.declare(node.name), None], node.line)]
        self.loop(node, start, ends)
        self.scopes.pop()
        self.used = before

    def loop(self, node, start, ends):
        self.loops.append((start, ends))
        self.block(node.body)
        self.loops.pop()
        self.step("jump", [start], node.line)
        self.aim(ends)

    def all(self, nodes):
        for node in nodes:
            self.expression(node)

    def expression(self, node):
        self.plain(folded(node))

    def plain(self, node):
        if isinstance(node, Literal):
            self.step("push", [node.value], node.line)
        elif isinstance(node, Name):
            self.step("load", [self.slot_of(node.name)], node.line)
        elif isinstance(node, ListOf):
            self.all(node.items)
            self.step("list", [len(node.items)], node.line)
        elif isinstance(node, Unary):
            self.plain(node.operand)
            self.step("neg" if node.sign == "-" else "not", [], node.line)
        elif isinstance(node, Index):
            self.all((node.whole, node.place))
            self.step("index", [], node.line)
        elif isinstance(node, Call):
            self.all(node.values)
            self.step("call", [node.name, len(node.values)], node.line)
        elif isinstance(node, Binary):
            self.binary(node)

    def binary(self, node):
        self.plain(node.left)
        if node.sign in WORDS:
            self.plain(node.right)
            self.step(WORDS[node.sign], [], node.line)
        else:
            skip = self.step(node.sign, [None], node.line)
            self.plain(node.right)
            self.step("truth", [], node.line)
            self.aim([skip])
