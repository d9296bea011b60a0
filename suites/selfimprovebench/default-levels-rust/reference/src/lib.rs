pub fn effective(levels: &[Option<i64>], fallback: i64) -> Vec<i64> {
    levels
        .iter()
        .map(|level| level.unwrap_or(fallback))
        .collect()
}
