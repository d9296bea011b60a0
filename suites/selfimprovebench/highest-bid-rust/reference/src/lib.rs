pub fn highest_change(changes: &[i64]) -> Option<i64> {
    let mut highest = None;
    for &change in changes {
        if highest.map_or(true, |so_far| change > so_far) {
            highest = Some(change);
        }
    }
    highest
}
