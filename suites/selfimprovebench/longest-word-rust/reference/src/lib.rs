pub fn widest_word(sentence: &str, start: &str) -> usize {
    sentence
        .split_whitespace()
        .filter(|word| word.starts_with(start))
        .map(str::len)
        .max()
        .unwrap_or(0)
}
