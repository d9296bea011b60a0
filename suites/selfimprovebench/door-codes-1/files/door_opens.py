def door_opens(code, codes, blocked):
    if code == blocked:
        return False
    return any(each == code.strip().lower() for each in codes)
