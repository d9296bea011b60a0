"""Tokens, put together to statements."""
from nodes import (
    Assign,
    Binary,
    Call,
    Do,
    For,
    Function,
    If,
    Index,
    Jump,
    Let,
    ListOf,
    Literal,
    Name,
    Print,
    Return,
    Unary,
    While,
    Wrong,
)
from tokens import tokens_of

COMPARISONS = ("==", "!=", "<", "<=", ">", ">=", "in")
CONSTANTS = {"true": True, "false": False, "nothing": None}


def parse(source):
    """The statements of a program."""
    return Parser(tokens_of(source)).program()


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.at = 0

    @property
    def now(self):
        return self.tokens[self.at]

    def take(self):
        token = self.now
        self.at += 1
        return token

    def sees(self, *shown):
        return self.now.kind in ("sign", "word") and self.now.shown in shown

    def fail(self, wanted):
        raise Wrong(self.now.line, f"expected {wanted} but found {self.now.shown}")

    def expect(self, shown):
        if not self.sees(shown):
            self.fail(shown)
        return self.take()

    def expect_name(self):
        if self.now.kind != "name":
            self.fail("a name")
        return self.take().shown

    def program(self):
        statements = []
        while self.now.kind != "last":
            statements.append(self.statement())
            self.statement_end()
        return statements

    def statement_end(self):
        if self.now.kind != "end":
            self.fail("the end of the statement")
        self.take()

    def block(self):
        self.expect("{")
        self.skip_ends()
        statements = []
        while not self.sees("}"):
            if self.now.kind == "last":
                self.fail("}")
            statements.append(self.statement())
            if not self.sees("}"):
                self.statement_end()
        self.take()
        return statements

    def skip_ends(self):
        while self.now.kind == "end":
            self.take()

    def statement(self):
        readers = {
            "let": self.let,
            "fn": self.function,
            "if": self.condition,
            "while": self.while_loop,
            "for": self.for_loop,
            "break": self.jump,
            "continue": self.jump,
            "return": self.return_value,
            "print": self.print_values,
        }
        if self.now.kind == "word" and self.now.shown in readers:
            return readers[self.now.shown]()
        return self.assignment()

    def let(self):
        line = self.take().line
        name = self.expect_name()
        self.expect("=")
        return Let(line, name, self.expression())

    def function(self):
        line = self.take().line
        name = self.expect_name()
        self.expect("(")
        parameters = []
        if not self.sees(")"):
            parameters.append(self.expect_name())
            while self.sees(","):
                self.take()
                parameters.append(self.expect_name())
        self.expect(")")
        return Function(line, name, parameters, self.block())

    def condition(self):
        line = self.take().line
        condition = self.expression()
        then = self.block()
        otherwise = []
        if self.sees("else"):
            self.take()
            otherwise = [self.condition()] if self.sees("if") else self.block()
        return If(line, condition, then, otherwise)

    def while_loop(self):
        line = self.take().line
        condition = self.expression()
        return While(line, condition, self.block())

    def for_loop(self):
        line = self.take().line
        name = self.expect_name()
        self.expect("in")
        whole = self.expression()
        return For(line, name, whole, self.block())

    def jump(self):
        token = self.take()
        return Jump(token.line, token.shown)

    def return_value(self):
        line = self.take().line
        if self.now.kind == "end" or self.sees("}"):
            return Return(line, Literal(line, None))
        return Return(line, self.expression())

    def print_values(self):
        line = self.take().line
        values = [self.expression()]
        while self.sees(","):
            self.take()
            values.append(self.expression())
        return Print(line, values)

    def assignment(self):
        line = self.now.line
        target = self.expression()
        if not self.sees("="):
            return Do(line, target)
        if not isinstance(target, (Name, Index)):
            raise Wrong(self.now.line, "cannot assign to this")
        self.take()
        return Assign(line, target, self.expression())

    def expression(self):
        return self.chain(("or",), self.conjunction)

    def conjunction(self):
        return self.chain(("and",), self.negation)

    def chain(self, signs, operand):
        left = operand()
        while self.sees(*signs):
            token = self.take()
            left = Binary(token.line, token.shown, left, operand())
        return left

    def negation(self):
        if self.sees("not"):
            token = self.take()
            return Unary(token.line, "not", self.negation())
        return self.comparison()

    def comparison(self):
        left = self.sum()
        if self.sees(*COMPARISONS):
            token = self.take()
            return Binary(token.line, token.shown, left, self.sum())
        return left

    def sum(self):
        return self.chain(("+", "-"), self.product)

    def product(self):
        return self.chain(("*", "/", "%"), self.sign)

    def sign(self):
        if self.sees("-"):
            token = self.take()
            return Unary(token.line, "-", self.sign())
        return self.postfix()

    def postfix(self):
        whole = self.primary()
        while self.sees("["):
            line = self.take().line
            place = self.expression()
            self.expect("]")
            whole = Index(line, whole, place)
        return whole

    def primary(self):
        token = self.now
        if token.kind in ("number", "text"):
            self.take()
            return Literal(token.line, token.value)
        if token.kind == "word" and token.shown in CONSTANTS:
            self.take()
            return Literal(token.line, CONSTANTS[token.shown])
        if token.kind == "name":
            self.take()
            if self.sees("("):
                self.take()
                return Call(token.line, token.shown, self.values(")"))
            return Name(token.line, token.shown)
        if self.sees("["):
            self.take()
            return ListOf(token.line, self.values("]"))
        if self.sees("("):
            self.take()
            inner = self.expression()
            self.expect(")")
            return inner
        return self.fail("an expression")

    def values(self, close):
        values = []
        if not self.sees(close):
            values.append(self.expression())
            while self.sees(","):
                self.take()
                values.append(self.expression())
        self.expect(close)
        return values
