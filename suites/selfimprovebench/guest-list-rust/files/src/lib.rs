pub fn is_invited(name: &str, guests: &[&str]) -> bool {
    for guest in guests {
        if *guest == name {
            return true;
        }
    }
    false
}
