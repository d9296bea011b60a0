pub fn effective(levels: &[Option<i64>], fallback: i64) -> Vec<i64> {
    levels
        .iter()
        .map(|level| match level.unwrap_or(0) {
            0 => fallback,
            set => set,
        })
        .collect()
}
