use std::collections::HashMap;

pub fn build_levels(needs: &HashMap<String, Vec<String>>) -> HashMap<String, u32> {
    let mut levels = HashMap::new();
    for step in needs.keys() {
        level(step, needs, &mut levels);
    }
    levels
}

fn level(step: &str, needs: &HashMap<String, Vec<String>>, levels: &mut HashMap<String, u32>) -> u32 {
    if let Some(known) = levels.get(step) {
        return *known;
    }
    let mut highest = 1;
    for other in needs.get(step).into_iter().flatten() {
        highest = highest.max(level(other, needs, levels));
    }
    levels.insert(step.to_string(), highest + 1);
    highest + 1
}
