def is_free(bookings, start, end):
    for begin, finish in bookings:
        if begin < end and start < finish:
            return False
    return True
