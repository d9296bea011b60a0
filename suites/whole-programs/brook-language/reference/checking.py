"""What is wrong with a program before it runs."""
from library import LIBRARY
from nodes import Assign, Binary, Call, Do, For, Function, If, Index, Jump, Let, ListOf, Name, Print, Return, Unary, While, Wrong


def check(program):
    """Raises Wrong for the first mistake in the order of the text."""
    Checker(arities(program)).block(program)


def arities(program):
    """How many values each function takes, by its name."""
    return {each.name: len(each.parameters) for each in program if isinstance(each, Function)}


class Checker:
    def __init__(self, functions):
        self.functions = functions
        self.seen = set()
        self.scopes = []
        self.loops = 0
        self.inside = False

    def block(self, statements, names=()):
        self.scopes.append(set(names))
        for place, statement in enumerate(statements):
            if place > 0 and isinstance(statements[place - 1], (Jump, Return)):
                raise Wrong(statement.line, "this is never reached")
            self.statement(statement)
        self.scopes.pop()

    def statement(self, node):
        if isinstance(node, Let):
            self.not_yet(node.line, node.name, self.scopes[-1])
            self.expression(node.value)
            self.scopes[-1].add(node.name)
        elif isinstance(node, Assign):
            self.expression(node.target)
            self.expression(node.value)
        elif isinstance(node, Print):
            self.all(node.values)
        elif isinstance(node, Do):
            self.expression(node.value)
        elif isinstance(node, If):
            self.expression(node.condition)
            self.block(node.then)
            self.block(node.otherwise)
        elif isinstance(node, While):
            self.expression(node.condition)
            self.loop(node.body, ())
        elif isinstance(node, For):
            self.expression(node.whole)
            self.loop(node.body, (node.name,))
        elif isinstance(node, Jump):
            if self.loops == 0:
                raise Wrong(node.line, f"{node.word} outside a loop")
        elif isinstance(node, Return):
            if not self.inside:
                raise Wrong(node.line, "return outside a function")
            self.expression(node.value)
        elif isinstance(node, Function):
            self.function(node)

    def loop(self, body, names):
        self.loops += 1
        self.block(body, names)
        self.loops -= 1

    def function(self, node):
        if self.inside or len(self.scopes) > 1:
            raise Wrong(node.line, "fn inside a block")
        self.not_yet(node.line, node.name, self.seen | set(LIBRARY))
        self.seen.add(node.name)
        names = set()
        for name in node.parameters:
            self.not_yet(node.line, name, names)
            names.add(name)
        outer = self.scopes
        self.scopes, self.inside = [], True
        self.block(node.body, names)
        self.scopes, self.inside = outer, False

    def not_yet(self, line, name, names):
        if name in names:
            raise Wrong(line, f"{name} is already declared")

    def all(self, nodes):
        for node in nodes:
            self.expression(node)

    def expression(self, node):
        if isinstance(node, Name):
            if not any(node.name in scope for scope in self.scopes):
                raise Wrong(node.line, f"unknown name {node.name}")
        elif isinstance(node, ListOf):
            self.all(node.items)
        elif isinstance(node, Unary):
            self.expression(node.operand)
        elif isinstance(node, Binary):
            self.all((node.left, node.right))
        elif isinstance(node, Index):
            self.all((node.whole, node.place))
        elif isinstance(node, Call):
            self.call(node)

    def call(self, node):
        if node.name in LIBRARY:
            wanted = len(LIBRARY[node.name].kinds)
        elif node.name in self.functions:
            wanted = self.functions[node.name]
        else:
            raise Wrong(node.line, f"unknown function {node.name}")
        if wanted != len(node.values):
            raise Wrong(node.line, f"{node.name} takes {wanted} values, not {len(node.values)}")
        self.all(node.values)
