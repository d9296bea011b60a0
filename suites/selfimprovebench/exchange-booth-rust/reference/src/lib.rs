pub fn change_money(amounts: &[f64], rate: f64) -> Vec<f64> {
    amounts.iter().map(|amount| (amount / rate * 100.0).round() / 100.0).collect()
}
