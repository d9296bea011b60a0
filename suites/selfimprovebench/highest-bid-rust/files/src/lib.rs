pub fn highest_change(changes: &[i64]) -> Option<i64> {
    let mut highest = Some(0);
    for &change in changes {
        if highest.map_or(false, |so_far| change > so_far) {
            highest = Some(change);
        }
    }
    highest
}
