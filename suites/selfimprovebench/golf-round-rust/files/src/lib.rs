pub fn best_round(rounds: &[Vec<u32>]) -> Option<u32> {
    let mut best = Some(0);
    for strokes in rounds {
        let total = strokes.iter().sum();
        if best.map_or(false, |so_far| total < so_far) {
            best = Some(total);
        }
    }
    best
}
