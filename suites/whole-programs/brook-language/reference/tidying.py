"""Programs in their usual form."""
from library import quote, show
from nodes import Assign, Binary, Call, Do, For, Function, If, Index, Jump, Let, ListOf, Literal, Name, Print, Return, Unary, While

LEVELS = {"or": 1, "and": 2, "not": 3, "in": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6}
LEVELS.update({sign: 4 for sign in ("==", "!=", "<", "<=", ">", ">=")})
NEGATIVE = 7
HIGHEST = 8


def tidied(program):
    """One statement a line; a function stands between empty lines."""
    lines = []
    for place, statement in enumerate(program):
        if place > 0 and (isinstance(statement, Function) or isinstance(program[place - 1], Function)):
            lines.append("")
        lines.extend(statement_lines(statement))
    return "\n".join(lines)


def statement_lines(node):
    if isinstance(node, If):
        return if_lines(node)
    if isinstance(node, While):
        return with_block(f"while {text_of(node.condition)}", node.body)
    if isinstance(node, For):
        return with_block(f"for {node.name} in {text_of(node.whole)}", node.body)
    if isinstance(node, Function):
        return with_block(f"fn {node.name}({', '.join(node.parameters)})", node.body)
    return [line_of(node)]


def line_of(node):
    if isinstance(node, Let):
        return f"let {node.name} = {text_of(node.value)}"
    if isinstance(node, Assign):
        return f"{text_of(node.target)} = {text_of(node.value)}"
    if isinstance(node, Print):
        return f"print {texts_of(node.values)}"
    if isinstance(node, Do):
        return text_of(node.value)
    if isinstance(node, Jump):
        return node.word
    if isinstance(node.value, Literal) and node.value.value is None:
        return "return"
    return f"return {text_of(node.value)}"


def with_block(head, body):
    if not body:
        return [head + " { }"]
    return [head + " {", *indented(body), "}"]


def indented(body):
    return ["  " + line for statement in body for line in statement_lines(statement)]


def if_lines(node):
    lines = with_block(f"if {text_of(node.condition)}", node.then)
    if not node.otherwise:
        return lines
    if len(node.otherwise) == 1 and isinstance(node.otherwise[0], If):
        rest = if_lines(node.otherwise[0])
        rest[0] = "else " + rest[0]
    else:
        rest = with_block("else", node.otherwise)
    return [*lines[:-1], f"{lines[-1]} {rest[0]}", *rest[1:]]


def texts_of(nodes):
    return ", ".join(text_of(each) for each in nodes)


def text_of(node, least=0):
    """An expression, in parentheses where its operator binds less than `least`."""
    text, level = text_and_level(node)
    return f"({text})" if level < least else text


def text_and_level(node):
    if isinstance(node, Literal):
        return quote(node.value) if isinstance(node.value, str) else show(node.value), HIGHEST
    if isinstance(node, Name):
        return node.name, HIGHEST
    if isinstance(node, ListOf):
        return f"[{texts_of(node.items)}]", HIGHEST
    if isinstance(node, Call):
        return f"{node.name}({texts_of(node.values)})", HIGHEST
    if isinstance(node, Index):
        return f"{text_of(node.whole, HIGHEST)}[{text_of(node.place)}]", HIGHEST
    if isinstance(node, Unary):
        level = NEGATIVE if node.sign == "-" else LEVELS["not"]
        between = "" if node.sign == "-" else " "
        return f"{node.sign}{between}{text_of(node.operand, level)}", level
    return binary_text(node)


def binary_text(node):
    level = LEVELS[node.sign]
    # comparisons stand beside nothing of their own level
    left = text_of(node.left, level + (level == LEVELS["in"]))
    return f"{left} {node.sign} {text_of(node.right, level + 1)}", level
