def kilometres_to_metres(kilometres):
    raise NotImplementedError
