pub fn last_goal(teams: &[Option<u32>]) -> Option<u32> {
    let last = teams.iter().map(|minute| minute.unwrap_or(0)).max().unwrap_or(0);
    if last == 0 { None } else { Some(last) }
}
