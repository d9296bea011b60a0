use std::collections::{HashMap, VecDeque};

pub fn fewest_hops(roads: &[(String, String)], start: &str, goal: &str, blocked: &[&str]) -> i64 {
    let mut neighbours: HashMap<&str, Vec<&str>> = HashMap::new();
    for (a, b) in roads {
        neighbours.entry(a).or_default().push(b);
    }
    let mut hops = HashMap::from([(start, 0)]);
    let mut queue = VecDeque::from([start]);
    while let Some(place) = queue.pop_front() {
        if place == goal {
            return hops[place];
        }
        for &other in neighbours.get(place).into_iter().flatten() {
            if hops.contains_key(other) || (blocked.contains(&other) && other != goal) {
                continue;
            }
            hops.insert(other, hops[place] + 1);
            queue.push_back(other);
        }
    }
    -1
}
