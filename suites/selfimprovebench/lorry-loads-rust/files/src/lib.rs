pub fn load_lorries(crates: &[u32], limit: u32) -> Vec<Vec<u32>> {
    let mut lorries = Vec::new();
    let mut load: Vec<u32> = Vec::new();
    for &weight in crates {
        if load.iter().sum::<u32>() + weight > limit {
            lorries.push(std::mem::take(&mut load));
        }
        load.push(weight);
    }
    lorries
}
