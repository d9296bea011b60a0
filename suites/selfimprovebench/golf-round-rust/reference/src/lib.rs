pub fn best_round(rounds: &[Vec<u32>]) -> Option<u32> {
    let mut best = None;
    for strokes in rounds {
        let total = strokes.iter().sum();
        if best.map_or(true, |so_far| total < so_far) {
            best = Some(total);
        }
    }
    best
}
