pub fn find_item(items: &[(&str, i64)], wanted: &str) -> i64 {
    for (name, shelf) in items {
        if name.trim().to_lowercase() == wanted.trim().to_lowercase() {
            return *shelf;
        }
    }
    -1
}
