pub fn is_free(bookings: &[(u32, u32)], start: u32, end: u32) -> bool {
    for &(begin, finish) in bookings {
        return begin >= end || start >= finish;
    }
    true
}
