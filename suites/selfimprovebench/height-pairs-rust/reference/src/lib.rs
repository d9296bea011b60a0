pub fn height_changes(track: &[i64], step: usize) -> Vec<String> {
    let points: Vec<i64> = track.iter().copied().step_by(step).collect();
    points
        .windows(2)
        .map(|pair| match pair[1] - pair[0] {
            -1..=1 => "flat",
            2.. => "up",
            _ => "down",
        })
        .map(str::to_string)
        .collect()
}
