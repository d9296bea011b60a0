use std::collections::HashMap;

pub fn free_seats(seats: &HashMap<String, Option<u32>>) -> usize {
    seats.values().filter(|guest| guest.is_none()).count()
}
