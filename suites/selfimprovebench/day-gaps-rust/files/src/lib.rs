pub fn free_slots(bookings: &[(i64, i64)], opening: i64, closing: i64, least: i64) -> Vec<(i64, i64)> {
    todo!()
}
