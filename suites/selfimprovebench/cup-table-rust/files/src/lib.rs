mod scoring;

use scoring::points;

pub fn cup_points(team: &str, homes: &[&str], aways: &[&str], home_goals: &[u32], away_goals: &[u32]) -> u32 {
    let mut total = 0;
    for i in 0..homes.len() {
        if homes[i] == team {
            total += points(home_goals[i], away_goals[i]);
        } else if aways[i] == team {
            total += points(home_goals[i], away_goals[i]);
        }
    }
    total
}
