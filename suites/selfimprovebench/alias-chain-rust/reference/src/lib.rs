use std::collections::{HashMap, HashSet};

pub fn resolve_alias(aliases: &HashMap<String, String>, name: &str) -> Option<String> {
    let mut seen = HashSet::new();
    let mut name = name;
    while let Some(next) = aliases.get(name) {
        if !seen.insert(name) {
            return None;
        }
        name = next;
    }
    Some(name.to_string())
}
