pub fn hidden_in(word: &str, texts: &[&str]) -> bool {
    for text in texts {
        if text.contains(word) {
            return true;
        }
    }
    false
}
