pub fn column_of(header: &str, title: &str) -> i64 {
    header
        .split(';')
        .position(|cell| cell.trim().to_lowercase() == title.trim().to_lowercase())
        .map_or(-1, |index| index as i64)
}
