pub fn mean_length(sentence: &str) -> f64 {
    let lengths: Vec<usize> = sentence.split_whitespace().map(str::len).collect();
    let total: usize = lengths.iter().sum();
    if lengths.is_empty() { 0.0 } else { total as f64 / lengths.len() as f64 }
}
