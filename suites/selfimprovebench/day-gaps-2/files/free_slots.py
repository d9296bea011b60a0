def free_slots(bookings, opening, closing, least):
    slots = []
    free_from = opening
    for start, end in bookings:
        start = min(start, closing)
        if start - free_from >= least:
            slots.append((free_from, start))
        free_from = max(free_from, end)
    if closing - free_from > least:
        slots.append((free_from, closing))
    return slots
