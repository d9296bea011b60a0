pub fn mean_weight(hives: &[(u32, bool)]) -> f64 {
    let living: Vec<u32> = hives.iter().filter(|(_, lives)| *lives).map(|(weight, _)| *weight).collect();
    if living.is_empty() {
        0.0
    } else {
        living.iter().sum::<u32>() as f64 / living.len() as f64
    }
}
