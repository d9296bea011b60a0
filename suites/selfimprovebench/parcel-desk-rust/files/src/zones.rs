/// What a zone costs, in cents.
pub fn price(zone: &str) -> Option<i64> {
    match zone {
        "town" => Some(390),
        "land" => Some(590),
        _ => None,
    }
}
