use std::collections::HashMap;

pub fn mean_ages(teams: HashMap<String, Vec<u32>>) -> HashMap<String, f64> {
    teams
        .into_iter()
        .map(|(team, ages)| {
            let total: u32 = ages.iter().sum();
            (team, f64::from(total) / ages.len() as f64)
        })
        .collect()
}
