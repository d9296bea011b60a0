use std::collections::HashMap;

pub fn redeem(coupon: &str, codes: &HashMap<String, Option<i64>>) -> i64 {
    match codes.get(coupon) {
        None => -1,
        Some(Some(value)) => *value,
        Some(_) => -2,
    }
}
