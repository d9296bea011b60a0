pub fn cash_log(entries: &[&str]) -> i64 {
    let mut changes: Vec<i64> = Vec::new();
    for entry in entries {
        match entry.split_once(' ') {
            Some(("in", amount)) => changes.push(amount.parse().unwrap_or(0)),
            Some((_, amount)) => changes.push(-amount.parse::<i64>().unwrap_or(0)),
            None => {
                changes.pop();
            }
        }
    }
    changes.iter().sum()
}
