class Mistake(Exception):
    """What is wrong with one line of a notebook."""

    def __init__(self, line, message):
        super().__init__(f"line {line}: {message}")
