pub fn parcel_price(grams: i64, express: bool) -> Option<i64> {
    let price = match grams {
        ..=0 => return None,
        1..=500 => 390,
        501..=2000 => 590,
        _ => 590 + 120 * ((grams - 2000 + 999) / 1000),
    };
    Some(if express { price + price / 2 } else { price })
}
