pub fn first_reading(readings: &[Option<i64>]) -> i64 {
    for reading in readings {
        match reading {
            Some(value) => return *value,
            _ => continue,
        }
    }
    -1
}
