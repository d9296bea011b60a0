pub fn free_slots(bookings: &[(i64, i64)], opening: i64, closing: i64, least: i64) -> Vec<(i64, i64)> {
    let mut sorted = bookings.to_vec();
    sorted.sort();
    let mut slots = Vec::new();
    let mut free_from = opening;
    for (start, end) in sorted {
        let start = start.min(closing);
        if start - free_from >= least {
            slots.push((free_from, start));
        }
        free_from = free_from.max(end);
    }
    if closing - free_from >= least {
        slots.push((free_from, closing));
    }
    slots
}
