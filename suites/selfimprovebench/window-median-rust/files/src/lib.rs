pub fn window_medians(values: &[i64], size: usize) -> Option<Vec<i64>> {
    todo!()
}
