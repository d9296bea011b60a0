pub fn stays_positive(start: i64, changes: &[i64]) -> bool {
    let mut balance = start;
    for change in changes {
        balance += change;
        if balance < 0 {
            return false;
        }
    }
    true
}
