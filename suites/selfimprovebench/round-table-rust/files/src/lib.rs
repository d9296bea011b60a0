use std::collections::HashMap;

pub fn right_neighbours(guests: &[String]) -> HashMap<String, String> {
    let mut right = HashMap::new();
    for (seat, guest) in guests.iter().enumerate() {
        right.insert(guest.clone(), guests[seat + 1].clone());
    }
    right
}
