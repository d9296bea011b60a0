pub fn split_bill(items: &[(String, f64)], people: u32) -> f64 {
    let total: f64 = items.iter().map(|(_, price)| price).sum();
    total / f64::from(people)
}
