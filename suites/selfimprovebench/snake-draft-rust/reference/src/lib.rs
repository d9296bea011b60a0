pub fn draft_teams(players: &[String], teams: usize) -> Vec<Vec<String>> {
    let mut squads = vec![Vec::new(); teams];
    for (i, player) in players.iter().enumerate() {
        let place = i % teams;
        let is_backwards = i / teams % 2 == 1;
        squads[if is_backwards { teams - 1 - place } else { place }].push(player.clone());
    }
    squads
}
