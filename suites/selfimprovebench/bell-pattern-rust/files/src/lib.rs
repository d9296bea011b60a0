pub fn strokes(bells: &[i64]) -> Vec<i64> {
    bells
        .iter()
        .enumerate()
        .map(|(at, bell)| bells[at + 1] - bell)
        .collect()
}
