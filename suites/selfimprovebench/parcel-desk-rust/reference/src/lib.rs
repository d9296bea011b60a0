mod zones;

pub fn desk_price(zone: &str, grams: i64) -> i64 {
    match zones::price(zone) {
        None => -1,
        Some(price) => price + zones::surcharge(zone) * i64::max(0, (grams - 1) / 1000),
    }
}
