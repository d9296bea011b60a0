use std::collections::HashMap;

pub fn top_words(text: &str, count: usize) -> Vec<String> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for word in text.split_whitespace() {
        *seen.entry(word).or_insert(0) += 1;
    }
    let mut pairs: Vec<(&str, u32)> = seen.into_iter().collect();
    pairs.sort_by(|a, b| a.1.cmp(&b.1));
    pairs.into_iter().take(count).map(|(word, _)| word.to_string()).collect()
}
