pub fn peak_tide(readings: &[i64]) -> i64 {
    let valid = readings.iter().copied().filter(|&reading| reading >= 0);
    valid.max().unwrap()
}
