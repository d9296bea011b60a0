use std::collections::HashMap;

pub fn free_seats(seats: &HashMap<String, Option<u32>>) -> usize {
    seats.values().filter(|guest| guest.unwrap_or(0) == 0).count()
}
