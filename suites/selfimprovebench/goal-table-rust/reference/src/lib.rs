use std::collections::HashMap;

pub fn goal_table(matches: &[(String, u32, u32, String)]) -> HashMap<String, u32> {
    let mut goals: HashMap<String, u32> = HashMap::new();
    for (home, scored, conceded, away) in matches {
        *goals.entry(home.clone()).or_insert(0) += scored;
        *goals.entry(away.clone()).or_insert(0) += conceded;
    }
    goals
}
