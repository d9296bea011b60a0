pub fn daily_means(days: &[Vec<f64>]) -> Vec<f64> {
    days.iter()
        .map(|readings| {
            let total: f64 = readings.iter().sum();
            total / readings.len() as f64
        })
        .collect()
}
