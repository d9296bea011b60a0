pub fn wheel_stop(start: u64, factor: u64, turns: u64, fields: u64) -> u64 {
    let mut field = start % fields;
    let mut power = factor % fields;
    let mut left = turns;
    while left > 0 {
        if left % 2 == 1 {
            field = field * power % fields;
        }
        power = power * power % fields;
        left /= 2;
    }
    field
}
