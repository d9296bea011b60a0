pub fn window_sums(values: &[i64], size: usize) -> Vec<i64> {
    (0..(values.len() + 1).saturating_sub(size))
        .map(|start| values[start..start + size].iter().sum())
        .collect()
}
