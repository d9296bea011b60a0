use std::collections::HashMap;

pub fn best_throws(tries: HashMap<String, Vec<String>>) -> HashMap<String, u32> {
    tries
        .into_iter()
        .map(|(athlete, marks)| {
            let best = marks.iter().filter_map(|mark| mark.parse::<u32>().ok()).max();
            (athlete, best.unwrap_or(0))
        })
        .collect()
}
