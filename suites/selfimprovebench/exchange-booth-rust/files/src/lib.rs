pub fn change_money(amounts: &[f64], rate: f64) -> Vec<f64> {
    amounts.iter().map(|amount| amount / rate).collect()
}
