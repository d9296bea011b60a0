pub fn mean_delay(trains: &[i64]) -> f64 {
    let late: Vec<i64> = trains.iter().copied().filter(|&minutes| minutes > 0).collect();
    let total: i64 = late.iter().sum();
    total as f64 / late.len() as f64
}
