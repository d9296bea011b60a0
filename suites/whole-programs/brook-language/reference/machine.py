"""Runs code."""
from library import LIBRARY, Trouble, apply, kind_of, same, show
from nodes import Fault
from tokens import TOO_LARGE

MOST_STEPS = 50_000
MOST_CALLS = 100
VERBS = {"add": "add", "sub": "subtract", "mul": "multiply", "div": "divide", "mod": "divide"}
ORDERS = {"lt": (-1,), "le": (-1, 0), "gt": (1,), "ge": (0, 1)}


def run_code(codes):
    """What a program prints, line by line; a fault is its last line."""
    machine = Machine({code.name: code for code in codes[1:]})
    try:
        machine.run(codes[0])
    except Fault as fault:
        machine.printed.append(str(fault))
    return machine.printed


class Frame:
    def __init__(self, code, values):
        self.code = code
        self.slots = values + [None] * (code.slots - len(values))
        self.stack = []
        self.at = 0

    def pop(self, count):
        values = self.stack[len(self.stack) - count :]
        del self.stack[len(self.stack) - count :]
        return values


class Machine:
    def __init__(self, functions):
        self.functions = functions
        self.printed = []
        self.steps = 0
        self.frames = []

    def run(self, code):
        self.frames.append(Frame(code, []))
        while self.frames:
            frame = self.frames[-1]
            operation, arguments, line = frame.code.steps[frame.at]
            frame.at += 1
            self.steps += 1
            try:
                if self.steps > MOST_STEPS:
                    raise Trouble("too many steps")
                self.step(frame, operation, arguments)
            except Trouble as trouble:
                raise Fault(line, str(trouble)) from None

    def step(self, frame, operation, arguments):
        stack = frame.stack
        if operation == "push":
            stack.append(arguments[0])
        elif operation == "load":
            stack.append(frame.slots[arguments[0]])
        elif operation == "store":
            frame.slots[arguments[0]] = stack.pop()
        elif operation == "pop":
            stack.pop()
        elif operation == "list":
            stack.append(frame.pop(arguments[0]))
        elif operation == "print":
            self.printed.extend(" ".join(show(each) for each in frame.pop(arguments[0])).split("\n"))
        elif operation == "call":
            self.call(frame, *arguments)
        elif operation == "return":
            self.frames.pop()
            if self.frames:
                self.frames[-1].stack.append(stack.pop())
        elif operation in ("jump", "unless", "and", "or", "iter", "next"):
            move(frame, operation, arguments)
        else:
            compute(stack, operation)

    def call(self, frame, name, count):
        values = frame.pop(count)
        if name in LIBRARY:
            frame.stack.append(checked(apply(name, values)))
        elif len(self.frames) > MOST_CALLS:
            raise Trouble("too many calls")
        else:
            self.frames.append(Frame(self.functions[name], values))


def move(frame, operation, arguments):
    stack = frame.stack
    if operation == "jump":
        frame.at = arguments[0]
    elif operation == "unless":
        if not truth(stack.pop()):
            frame.at = arguments[0]
    elif operation in ("and", "or"):
        if truth(stack[-1]) == (operation == "or"):
            frame.at = arguments[0]
        else:
            stack.pop()
    elif operation == "iter":
        whole = stack.pop()
        if not isinstance(whole, (list, str)):
            raise Trouble(f"cannot go through {kind_of(whole)}")
        frame.slots[arguments[0]] = iter(list(whole))
    else:
        hidden, slot, end = arguments
        following = next(frame.slots[hidden], frame)
        if following is frame:
            frame.at = end
        else:
            frame.slots[slot] = following


def compute(stack, operation):
    if operation == "put":
        value = stack.pop()
        place = stack.pop()
        whole = stack.pop()
        if not isinstance(whole, list):
            raise Trouble(f"cannot change {kind_of(whole)}")
        whole[inside(whole, place)] = value
        return
    right = stack.pop()
    if operation == "truth":
        stack.append(truth(right))
    elif operation == "not":
        stack.append(not truth(right))
    elif operation == "neg":
        if kind_of(right) != "a number":
            raise Trouble(f"cannot negate {kind_of(right)}")
        stack.append(-right)
    else:
        stack.append(checked(binary(operation, stack.pop(), right)))


def binary(operation, left, right):
    if operation == "index":
        if not isinstance(left, (list, str)):
            raise Trouble(f"cannot look into {kind_of(left)}")
        return left[inside(left, right)]
    if operation == "eq":
        return same(left, right)
    if operation == "ne":
        return not same(left, right)
    if operation == "in":
        return holds(right, left)
    if operation in ORDERS:
        return compared(left, right) in ORDERS[operation]
    return arithmetic(operation, left, right)


def arithmetic(operation, left, right):
    kinds = (kind_of(left), kind_of(right))
    if operation == "add" and kinds in (("a text", "a text"), ("a list", "a list")):
        return left + right
    if kinds != ("a number", "a number"):
        raise Trouble(f"cannot {VERBS[operation]} {kinds[0]} and {kinds[1]}")
    if operation == "add":
        return left + right
    if operation == "sub":
        return left - right
    if operation == "mul":
        return left * right
    if right == 0:
        raise Trouble("division by zero")
    return left // right if operation == "div" else left % right


def compared(left, right):
    kinds = (kind_of(left), kind_of(right))
    if kinds not in (("a number", "a number"), ("a text", "a text")):
        raise Trouble(f"cannot compare {kinds[0]} and {kinds[1]}")
    return (left > right) - (left < right)


def holds(whole, wanted):
    if isinstance(whole, list):
        return any(same(each, wanted) for each in whole)
    if isinstance(whole, str) and isinstance(wanted, str):
        return wanted in whole
    raise Trouble(f"cannot look for {kind_of(wanted)} in {kind_of(whole)}")


def inside(whole, place):
    if kind_of(place) != "a number":
        raise Trouble(f"a place is a number, not {kind_of(place)}")
    if not 0 <= place < len(whole):
        raise Trouble(f"no place {place}")
    return place


def truth(value):
    if not isinstance(value, bool):
        raise Trouble(f"expected a truth value but found {kind_of(value)}")
    return value


def checked(value):
    if kind_of(value) == "a number" and abs(value) >= TOO_LARGE:
        raise Trouble("number too large")
    return value
