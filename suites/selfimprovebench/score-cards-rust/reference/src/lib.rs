use std::collections::HashMap;

pub fn final_scores(players: &[String], points: &HashMap<String, i64>, fines: &HashMap<String, i64>) -> Vec<i64> {
    let mut scores = Vec::new();
    for player in players {
        let gained = points.get(player).copied().unwrap_or(0);
        let lost = fines.get(player).copied().unwrap_or(0);
        scores.push(gained - lost);
    }
    scores
}
