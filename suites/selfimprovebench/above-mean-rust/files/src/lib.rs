pub fn above_mean(scores: &[i64]) -> usize {
    let total: i64 = scores.iter().sum();
    let mean = total / scores.len() as i64;
    scores.iter().filter(|&&score| score > mean).count()
}
