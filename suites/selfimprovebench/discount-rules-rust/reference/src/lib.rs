pub fn price_after(price: i64, discount: Option<i64>, usual: i64) -> i64 {
    match discount {
        Some(agreed) => price - agreed,
        _ => price - usual,
    }
}
