/// What a zone costs, in cents.
pub fn price(zone: &str) -> Option<i64> {
    match zone {
        "town" => Some(390),
        "land" => Some(590),
        "island" => Some(790),
        _ => None,
    }
}

/// What each started 1000 g beyond the first costs.
pub fn surcharge(zone: &str) -> i64 {
    if zone == "island" {
        150
    } else {
        80
    }
}
