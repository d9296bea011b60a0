pub fn column_of(header: &str, title: &str) -> i64 {
    header
        .split(';')
        .position(|cell| cell == title)
        .map_or(-1, |index| index as i64)
}
