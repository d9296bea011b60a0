pub fn above_mean(scores: &[i64]) -> usize {
    let total: i64 = scores.iter().sum();
    let count = scores.len() as i64;
    scores.iter().filter(|&&score| score * count > total).count()
}
