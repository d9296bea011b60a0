pub fn window_sums(values: &[i64], size: usize) -> Vec<i64> {
    (0..values.len() - size + 1)
        .map(|start| values[start..start + size].iter().sum())
        .collect()
}
