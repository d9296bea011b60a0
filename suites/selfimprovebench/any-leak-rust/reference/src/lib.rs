pub fn has_leak(pressures: &[i64], limit: i64) -> bool {
    for &pressure in pressures {
        if pressure < limit {
            return true;
        }
    }
    false
}
