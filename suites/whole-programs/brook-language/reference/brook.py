"""The language Brook: what can be asked about a program."""
from checking import check
from compiling import compile_program, listing
from machine import run_code
from nodes import Wrong
from parsing import parse
from tidying import tidied


def run(source):
    """What a program prints."""
    return asked(source, lambda program: "\n".join(run_code(compile_program(program))))


def code(source):
    """The code that a program is made into, as a listing."""
    return asked(source, lambda program: listing(compile_program(program)))


def verify(source):
    """`ok`, or what is wrong with a program."""
    return asked(source, lambda program: "ok")


def tidy(source):
    """A program in its usual form; names are not looked at."""
    try:
        return tidied(parse(source))
    except Wrong as wrong:
        return str(wrong)


def asked(source, answer):
    try:
        program = parse(source)
        check(program)
    except Wrong as wrong:
        return str(wrong)
    return answer(program)
