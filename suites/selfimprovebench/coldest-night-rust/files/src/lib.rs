pub fn coldest(nights: &[i64]) -> Option<i64> {
    let mut lowest = Some(0);
    for &degrees in nights {
        if lowest.map_or(false, |so_far| degrees < so_far) {
            lowest = Some(degrees);
        }
    }
    lowest
}
