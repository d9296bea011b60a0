pub fn window_medians(values: &[i64], size: usize) -> Option<Vec<i64>> {
    if size == 0 {
        return None;
    }
    let medians = values.windows(size).map(|window| {
        let mut sorted = window.to_vec();
        sorted.sort();
        sorted[(size - 1) / 2]
    });
    Some(medians.collect())
}
