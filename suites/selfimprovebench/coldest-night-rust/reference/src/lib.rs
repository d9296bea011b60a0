pub fn coldest(nights: &[i64]) -> Option<i64> {
    let mut lowest = None;
    for &degrees in nights {
        if lowest.map_or(true, |so_far| degrees < so_far) {
            lowest = Some(degrees);
        }
    }
    lowest
}
