pub fn hidden_in(word: &str, texts: &[&str]) -> bool {
    for text in texts {
        return text.contains(word);
    }
    false
}
