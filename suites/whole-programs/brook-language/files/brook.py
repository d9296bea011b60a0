def run(source):
    """What a program prints."""
    raise NotImplementedError


def code(source):
    """The code that a program is made into, as a listing."""
    raise NotImplementedError


def verify(source):
    """`ok`, or what is wrong with a program."""
    raise NotImplementedError


def tidy(source):
    """A program in its usual form; names are not looked at."""
    raise NotImplementedError
