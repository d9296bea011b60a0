pub fn cash_log(entries: &[&str]) -> i64 {
    let mut cash = 0;
    for entry in entries {
        match entry.split_once(' ') {
            Some(("in", amount)) => cash += amount.parse::<i64>().unwrap_or(0),
            Some((_, amount)) => cash -= amount.parse::<i64>().unwrap_or(0),
            None => {}
        }
    }
    cash
}
