def shift_minutes(start, end, pause):
    def minutes(text):
        hours, mins = text.split(":")
        return int(hours) * 60 + int(mins)

    length = minutes(end) - minutes(start)
    if length <= 0:
        length += 24 * 60
    if length > 360:
        length -= pause
    return length
