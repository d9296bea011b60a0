def free_slots(bookings, opening, closing, least):
    raise NotImplementedError
