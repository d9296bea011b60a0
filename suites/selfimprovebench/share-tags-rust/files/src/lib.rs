use std::collections::{HashMap, HashSet};

pub fn shared_tags(notes: &[Vec<&str>], least: usize) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for note in notes {
        let tags: HashSet<&str> = note.iter().copied().collect();
        for tag in tags {
            *counts.entry(tag.to_string()).or_insert(0) += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= least).map(|(tag, _)| tag).collect()
}
