use std::collections::BTreeMap;

pub fn observed(log: &[&str]) -> Vec<(String, u32)> {
    let mut totals = BTreeMap::new();
    for line in log {
        if let Some((bird, number)) = line.split_once(' ') {
            *totals.entry(bird.to_string()).or_insert(0) += number.parse::<u32>().unwrap_or(0);
        }
    }
    let mut birds: Vec<(String, u32)> = totals.into_iter().collect();
    birds.sort_by(|a, b| a.1.cmp(&b.1));
    birds
}
