pub fn rain_shares(months: &[f64]) -> Vec<f64> {
    let total: f64 = months.iter().sum();
    if total == 0.0 {
        return vec![0.0; months.len()];
    }
    months.iter().map(|month| 100.0 * month / total).collect()
}
