"""What can be worked out before a program runs."""
from nodes import Binary, Call, Index, ListOf, Literal, Unary
from tokens import TOO_LARGE


def folded(node):
    """The same expression, with sums, differences and products of numbers worked out."""
    if isinstance(node, Unary):
        operand = folded(node.operand)
        if node.sign == "-" and is_number(operand):
            return Literal(node.line, -operand.value)
        return Unary(node.line, node.sign, operand)
    if isinstance(node, Binary):
        return folded_binary(node.line, node.sign, folded(node.left), folded(node.right))
    if isinstance(node, ListOf):
        return ListOf(node.line, [folded(each) for each in node.items])
    if isinstance(node, Call):
        return Call(node.line, node.name, [folded(each) for each in node.values])
    if isinstance(node, Index):
        return Index(node.line, folded(node.whole), folded(node.place))
    return node


def is_number(node):
    return isinstance(node, Literal) and type(node.value) is int


def folded_binary(line, sign, left, right):
    if sign in ("+", "-", "*") and is_number(left) and is_number(right):
        value = worked_out(sign, left.value, right.value)
        if abs(value) < TOO_LARGE:
            return Literal(line, value)
    return Binary(line, sign, left, right)


def worked_out(sign, left, right):
    if sign == "+":
        return left + right
    return left - right if sign == "-" else left * right
