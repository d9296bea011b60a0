def door_opens(code, codes, blocked):
    if code.strip().lower() == blocked.strip().lower():
        return False
    return any(each == code.strip().lower() for each in codes)
