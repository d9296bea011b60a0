pub fn versions(edits: &[String]) -> Vec<Vec<String>> {
    let mut kept: Vec<Vec<String>> = Vec::new();
    for edit in edits {
        let mut words = kept.last().cloned().unwrap_or_default();
        if edit == "undo" {
            words.pop();
        } else {
            words.push(edit.clone());
        }
        kept.push(words);
    }
    kept
}
