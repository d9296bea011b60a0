pub fn find_item(items: &[(&str, i64)], wanted: &str) -> i64 {
    for (name, shelf) in items {
        if *name == wanted {
            return *shelf;
        }
    }
    -1
}
