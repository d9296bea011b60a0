mod zones;

pub fn desk_price(zone: &str, grams: i64) -> i64 {
    match zones::price(zone) {
        None => -1,
        Some(price) => price + 80 * i64::max(0, (grams - 1) / 1000),
    }
}
