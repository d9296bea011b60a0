pub fn draft_teams(players: &[String], teams: usize) -> Vec<Vec<String>> {
    todo!()
}
