pub fn wheel_stop(start: u64, factor: u64, turns: u64, fields: u64) -> u64 {
    let mut field = start % fields;
    for _ in 0..turns {
        field = field * factor % fields;
    }
    field
}
