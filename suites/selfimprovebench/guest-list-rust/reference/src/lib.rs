pub fn is_invited(name: &str, guests: &[&str]) -> bool {
    for guest in guests {
        if guest.trim().to_lowercase() == name.trim().to_lowercase() {
            return true;
        }
    }
    false
}
