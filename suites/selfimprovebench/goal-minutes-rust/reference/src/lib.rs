pub fn last_goal(teams: &[Option<u32>]) -> Option<u32> {
    teams.iter().flatten().max().copied()
}
