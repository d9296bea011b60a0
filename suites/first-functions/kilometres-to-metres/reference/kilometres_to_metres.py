def kilometres_to_metres(kilometres):
    return kilometres * 1000
