def next_bell(bells, minute):
    raise NotImplementedError
