pub fn lowest_balance(start: i64, bookings: &[i64]) -> Option<i64> {
    let mut balance = start;
    let mut lowest = None;
    for amount in bookings {
        balance += amount;
        if lowest.map_or(true, |so_far| balance < so_far) {
            lowest = Some(balance);
        }
    }
    lowest
}
