use std::collections::HashMap;

pub fn calls_by_flag(ships: &[(String, String)]) -> HashMap<String, u32> {
    let mut calls: HashMap<String, u32> = HashMap::new();
    for (_, flag) in ships {
        *calls.entry(flag.clone()).or_insert(0) += 1;
    }
    calls
}
