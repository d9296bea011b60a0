def weave(text):
    """The face of the cloth, a line for each pick."""
    raise NotImplementedError


def inspect(text):
    """What a weaver wants to know before she begins."""
    raise NotImplementedError
