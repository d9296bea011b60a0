pub fn stays_positive(start: i64, changes: &[i64]) -> bool {
    let mut balance = start;
    for change in changes {
        balance += change;
        return balance >= 0;
    }
    true
}
